package com.movieconcierge.profile.domain;

import java.util.List;

/**
 * A film as vectors.
 *
 * @param contentHash equal hash, equal vectors; not empty
 */
public record Dna(String contentHash, List<Block> blocks) {

    public Dna {
        blocks = List.copyOf(blocks);
    }

    /** One modality of a film. */
    public record Block(BlockKey key, float[] vector) {}
}
