package com.movieconcierge.profile.domain;

import java.util.Optional;

/** Port: who asked to be forgotten, so that what they did before stays forgotten when the log is read again. */
public interface ErasureStore {

    /**
     * One viewer's request.
     *
     * @param requestedAt epoch millis; ratings up to then do not count
     * @param revision of the last profile published before
     */
    record Erased(long requestedAt, long revision) {}

    Optional<Erased> find(String userId);

    void put(String userId, Erased erased);
}
