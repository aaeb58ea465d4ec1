package com.movieconcierge.profile.domain;

import java.util.Comparator;

/**
 * What vectors must have in common to be added up. While a model is being replaced a taste holds a block for each of the
 * two, and films move from one to the other as their new DNA arrives.
 *
 * @param modality wire name
 * @param dimensions vector length
 */
public record BlockKey(String modality, String modelId, String modelVersion, int dimensions)
        implements Comparable<BlockKey> {
    private static final Comparator<BlockKey> ORDER = Comparator.comparing(BlockKey::modality)
            .thenComparing(BlockKey::modelId)
            .thenComparing(BlockKey::modelVersion)
            .thenComparing(BlockKey::dimensions);

    @Override
    public int compareTo(BlockKey other) {
        return ORDER.compare(this, other);
    }
}
