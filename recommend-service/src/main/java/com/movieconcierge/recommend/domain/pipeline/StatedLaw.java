package com.movieconcierge.recommend.domain.pipeline;

import java.time.Duration;
import java.time.Instant;

/**
 * How much what a viewer has stated counts beside what they rated. A statement weighs {@code w = 2^(-age / halfLife)}, and
 * with n ratings its part of the query is {@code λ = w / (w + n / ratings)}: it fades fast, and ratings take over one by one.
 *
 * @param halfLife of a statement's weight
 * @param ratings that count as much as a fresh statement; positive
 * @param leastWeight below which λ is 0, whatever was rated: else the first rating would wake what is forgotten; positive
 * @param leastInfluence below which λ is 0
 * @param bindingInfluence from which on what a statement rules out is left out of lists
 */
public record StatedLaw(
        Duration halfLife, double ratings, double leastWeight, double leastInfluence, double bindingInfluence) {
    /**
     * λ, in [0, 1]: 1 where nothing rated counts and the statement is not too old; 0 where it is to be ignored. No rating
     * and no hour makes it greater.
     *
     * @param rated how many ratings count
     */
    public double influence(Instant statedAt, int rated, Instant now) {
        // A clock may be behind the one that wrote.
        double age = Math.max(0, Duration.between(statedAt, now).toMillis());
        double weight = Math.pow(2, -age / halfLife.toMillis());
        double influence = weight / (weight + rated / ratings);
        return weight >= leastWeight && influence >= leastInfluence ? influence : 0;
    }

    /** Whether what the statement rules out is left out. */
    public boolean isBinding(double influence) {
        return influence >= bindingInfluence;
    }
}
