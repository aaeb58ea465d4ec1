package com.movieconcierge.profile.domain;

import java.util.List;
import java.util.Optional;

/** Port: the event that holds for every (viewer, film), withdrawals included. */
public interface RatingStore {
    Optional<RatingEntry> find(String userId, String movieId);

    /** Every entry of a viewer, standing or withdrawn. */
    List<RatingEntry> of(String userId);

    void put(String userId, RatingEntry entry);

    void delete(String userId, String movieId);
}
