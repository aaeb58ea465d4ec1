package com.movieconcierge.profile.domain;

import java.util.Optional;

/** What one event changed in the standing ratings of one film. At least one side is there. */
public record PopularityChange(String movieId, Optional<Star> removed, Optional<Star> added) {

    /**
     * A rating without its viewer.
     *
     * @param rating stars
     * @param ratedAt epoch millis
     */
    public record Star(double rating, long ratedAt) {}
}
