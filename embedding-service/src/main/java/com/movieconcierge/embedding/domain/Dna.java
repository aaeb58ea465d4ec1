package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Modality;
import java.util.List;

/**
 * A film as vectors.
 *
 * @param contentHash see {@link ContentHash}
 * @param blocks at most one per modality and model; what could not be had is absent
 */
public record Dna(String movieId, String contentHash, List<Block> blocks) {

    public Dna {
        blocks = List.copyOf(blocks);
    }

    /**
     * One modality by one model.
     *
     * @param inputHash hex SHA-256 of what the encoder read; empty in records of earlier writers
     * @param encoding raw, of unit length
     */
    public record Block(Modality modality, String modelId, String modelVersion, String inputHash, Encoding encoding) {}
}
