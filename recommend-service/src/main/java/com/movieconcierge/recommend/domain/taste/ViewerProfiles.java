package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Viewers' profiles. Every method answers quickly or throws {@link ProfilesUnavailableException}; none waits for repair. */
public interface ViewerProfiles {

    /** The viewer's profile and seen films; an empty one for a stranger. */
    StoredTaste load(String userId);

    /** The tastes of a few dozen viewers in one go, in the given order; those without one are left out. */
    List<TasteProfile> tastes(List<String> userIds);

    /** Offset of the viewer's last rating that the profile contains; -1 for none. */
    long appliedOffset(String userId);

    /** Viewers, the most recently active first, whose id has {@code query} in it, in any case. */
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

    /** What the store has of a viewer: null without a profile; and movieId → stars of every film rated. */
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
