package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        ProfilesUnavailableException(String message) {
            super(message);
        }
    }

    /** What the store should have of a viewer and has not; it is being written again. */
    enum Gap {
        NONE,
        /** The profile is lost, or may be: it cannot be told from a stranger's. */
        PROFILE,
        /** Seen films are missing. */
        SEEN
    }

    /** What the store has of a viewer: null without a profile; and movieId → stars of every film rated. */
    record StoredTaste(@Nullable TasteProfile taste, Map<String, Double> seen, Gap gap) {
        /** Of a stranger. */
        public static final StoredTaste NONE = new StoredTaste(null, Map.of());

        public StoredTaste {
            seen = Map.copyOf(seen);
        }

        /** With nothing missing. */
        public StoredTaste(@Nullable TasteProfile taste, Map<String, Double> seen) {
            this(taste, seen, Gap.NONE);
        }

        /**
         * The taste; empty of a stranger.
         *
         * @throws ProfilesUnavailableException when it is lost for a moment
         */
        public Optional<TasteProfile> found() {
            if (taste == null && gap == Gap.PROFILE) {
                throw new ProfilesUnavailableException(
                        "the profile is missing from Redis and is being written again: try again in a few seconds");
            }
            return Optional.ofNullable(taste);
        }

        /** What the viewer has stated last; null for nothing, and without a profile. */
        public @Nullable StatedTaste statement() {
            return taste == null ? null : taste.stated();
        }
    }
}
