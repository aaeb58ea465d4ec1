package com.movieconcierge.profile.domain;

import java.util.Optional;

/** Port: who asked to be forgotten, so that what they did before stays forgotten when the log is read again; or has left. */
public interface ErasureStore {

    /**
     * One viewer's request.
     *
     * @param requestedAt epoch millis; ratings and statements up to then do not count; {@link #NEVER} for a viewer who left
     *     nothing behind without having asked
     * @param revision of the last profile published before
     */
    record Erased(long requestedAt, long revision) {
        /** Before everything. */
        public static final long NEVER = Long.MIN_VALUE;
    }

    Optional<Erased> find(String userId);

    void put(String userId, Erased erased);
}
