package com.movieconcierge.profile.domain;

import com.movieconcierge.model.Rating;
import java.util.Optional;

/**
 * The event that holds for one (viewer, film). A withdrawal keeps its entry, so that older events arriving later lose.
 *
 * @param rating stars; empty when withdrawn
 * @param ratedAt epoch millis
 * @param dnaHash content hash of the DNA whose contribution is in the viewer's taste; empty when none is
 */
public record RatingEntry(String movieId, Optional<Double> rating, long ratedAt, String eventId, String dnaHash) {
    /** The film's DNA does not count in the taste. */
    public static final String NOT_APPLIED = "";

    public boolean isOlderThan(Rating event) {
        long time = event.ratedAt().toEpochMilli();
        return ratedAt != time ? ratedAt < time : eventId.compareTo(event.eventId()) < 0;
    }

    public boolean isStanding() {
        return rating.isPresent();
    }

    public boolean isApplied() {
        return !dnaHash.isEmpty();
    }

    RatingEntry withDna(String hash) {
        return new RatingEntry(movieId, rating, ratedAt, eventId, hash);
    }
}
