package com.movieconcierge.recommend.domain.taste;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the profile store has of a viewer.
 *
 * @param taste null for a viewer without a profile
 * @param seen movieId → stars, every film rated
 */
public record StoredTaste(@Nullable Taste taste, Map<String, Double> seen) {

    public StoredTaste {
        seen = Map.copyOf(seen);
    }
}
