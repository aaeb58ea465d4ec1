package com.movieconcierge.recommend.domain.taste;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the profile store has of a viewer.
 *
 * @param taste null for a viewer without a profile
 * @param seen movieId → stars, every film rated
 * @param statement what the viewer has stated last; null for nothing, and without a profile
 */
public record StoredTaste(
        @Nullable Taste taste,
        Map<String, Double> seen,
        @Nullable Statement statement) {
    /** Of a stranger. */
    public static final StoredTaste NONE = new StoredTaste(null, Map.of(), null);

    public StoredTaste {
        seen = Map.copyOf(seen);
    }
}
