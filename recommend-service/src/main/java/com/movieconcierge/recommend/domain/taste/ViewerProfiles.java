package com.movieconcierge.recommend.domain.taste;

import java.time.Instant;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Viewers' profiles. Every method answers quickly or throws {@link ProfilesUnavailableException}; none waits for repair. */
public interface ViewerProfiles {

    /** The viewer's profile and seen films; an empty one for a stranger. */
    StoredTaste load(String userId);

    /**
     * The tastes of several viewers in one go, in the given order; those without one are left out.
     *
     * @param userIds a few dozen
     */
    List<TasteProfile> tastes(List<String> userIds);

    /** Offset of the viewer's last rating that the profile contains; -1 for none. */
    long appliedOffset(String userId);

    /**
     * Viewers, the most recently active first.
     *
     * @param query part of the id, any case; blank for all
     */
    List<Viewer> viewers(int limit, String query);

    /** True when the store answers. */
    boolean isReachable();

    record Viewer(String userId, long ratingCount, Instant lastRatedAt) {}

    /** The profile store does not answer; trying again later may help. */
    final class ProfilesUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ProfilesUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * What the profile store has of a viewer.
     *
     * @param taste null for a viewer without a profile
     * @param seen movieId → stars, every film rated
     */
    record StoredTaste(@Nullable TasteProfile taste, Map<String, Double> seen) {
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
}
