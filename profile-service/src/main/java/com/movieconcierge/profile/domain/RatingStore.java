package com.movieconcierge.profile.domain;

import java.util.List;
import java.util.Optional;

/**
 * Port: what is kept of viewers beside their tastes: the event that holds for every (viewer, film), withdrawals included;
 * and who asked to be forgotten, so that what they did before stays forgotten when the log is read again, or has left.
 */
public interface RatingStore {

    /**
     * One viewer's request to be forgotten.
     *
     * @param requestedAt epoch millis; ratings and statements up to then do not count; {@link #NEVER} for a viewer who left
     *     nothing behind without having asked
     * @param revision of the last profile published before
     */
    record Erased(long requestedAt, long revision) {
        /** Before everything. */
        public static final long NEVER = Long.MIN_VALUE;
    }

    Optional<RatingEntry> find(String userId, String movieId);

    /** Every entry of a viewer, standing or withdrawn. */
    List<RatingEntry> of(String userId);

    void put(String userId, RatingEntry entry);

    void delete(String userId, String movieId);

    Optional<Erased> erased(String userId);

    void markErased(String userId, Erased erased);
}
