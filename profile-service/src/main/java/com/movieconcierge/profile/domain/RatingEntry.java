package com.movieconcierge.profile.domain;

import java.util.Optional;

/**
 * What one viewer has said of one film. A withdrawal keeps its entry, so that older events arriving later lose.
 *
 * @param dnaHash content hash of the DNA whose contribution is in the viewer's taste; empty when none is
 */
public record RatingEntry(String movieId, FilmEvents events, String dnaHash) {
    /** The film's DNA does not count in the taste. */
    public static final String NOT_APPLIED = "";

    /** Stars; empty when withdrawn. */
    public Optional<Double> rating() {
        return events.holding().rating();
    }

    /** Epoch millis. */
    public long ratedAt() {
        return events.holding().ratedAt();
    }

    public boolean isStanding() {
        return rating().isPresent();
    }

    public boolean isApplied() {
        return !dnaHash.isEmpty();
    }

    RatingEntry with(FilmEvents now) {
        return new RatingEntry(movieId, now, dnaHash);
    }

    RatingEntry withDna(String hash) {
        return new RatingEntry(movieId, events, hash);
    }
}
