package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the profile store has of a viewer.
 *
 * @param taste null for a viewer without a profile
 * @param seen movieId → stars, every film rated
 */
public record StoredTaste(@Nullable TasteProfile taste, Map<String, Double> seen) {
    /** Of a stranger. */
    public static final StoredTaste NONE = new StoredTaste(null, Map.of());

    public StoredTaste {
        seen = Map.copyOf(seen);
    }

    /** What the viewer has stated last; null for nothing, and without a profile. */
    public @Nullable StatedTaste statement() {
        return taste == null ? null : taste.stated();
    }
}
