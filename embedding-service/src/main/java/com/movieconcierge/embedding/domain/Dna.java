package com.movieconcierge.embedding.domain;

import com.movieconcierge.kernel.Modality;
import java.util.List;

/**
 * A film as vectors.
 *
 * @param contentHash see {@link ContentHash}
 * @param blocks at most one per modality; a modality that could not be had is absent
 */
public record Dna(String movieId, String contentHash, List<Block> blocks) {

    public Dna {
        blocks = List.copyOf(blocks);
    }

    /**
     * One modality.
     *
     * @param vector raw, of unit length; not copied, so not to be written to
     */
    public record Block(Modality modality, String modelId, String modelVersion, float[] vector) {}
}
