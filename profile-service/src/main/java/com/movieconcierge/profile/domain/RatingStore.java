package com.movieconcierge.profile.domain;

import java.util.List;
import java.util.Optional;

/**
 * Port: what is kept of viewers beside their tastes: what they have said of every film, withdrawals included; and who asked
 * to be forgotten, so that what they did before stays forgotten when the log is read again, or has left.
 */
public interface RatingStore {

    Optional<RatingEntry> find(String userId, String movieId);

    /** Every entry of a viewer, standing or withdrawn. */
    List<RatingEntry> of(String userId);

    void put(String userId, RatingEntry entry);

    void delete(String userId, String movieId);

    /** @param userId or the pseudonym that it has been given since */
    Optional<Erased> erased(String userId);

    /** Of a viewer who has asked, without keeping their name. */
    void markErased(String userId, Erased erased);
}
