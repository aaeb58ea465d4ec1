package com.movieconcierge.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much a film is watched, counted over standing ratings.
 *
 * @param ratingCount standing ratings
 * @param ratingSum of their stars
 * @param popularWeight count decayed with the slow half-life, as of {@code asOf}
 * @param trendingWeight count decayed with the fast half-life, as of {@code asOf}
 * @param asOf the moment the weights are decayed to: the newest rating of the film
 */
public record Popularity(
        long ratingCount, double ratingSum, double popularWeight, double trendingWeight, Instant asOf) {

    /** Of a film nobody has rated. */
    public static final Popularity NONE = new Popularity(0, 0, 0, 0, Instant.EPOCH);

    /** Every limit that the figures break. */
    public List<Violation> violations() {
        return new Violations()
                .notNegative("ratingCount", ratingCount)
                .number("ratingSum", ratingSum)
                .number("popularWeight", popularWeight)
                .number("trendingWeight", trendingWeight)
                .moment("asOf", asOf)
                .found();
    }

    /** Mean stars; 0 without ratings. */
    public double mean() {
        return ratingCount == 0 ? 0 : ratingSum / ratingCount;
    }

    /** The slow weight at {@code now}. */
    public double popularAt(Instant now, Duration halfLife) {
        return decayed(popularWeight, now, halfLife);
    }

    /** The fast weight at {@code now}. */
    public double trendingAt(Instant now, Duration halfLife) {
        return decayed(trendingWeight, now, halfLife);
    }

    private double decayed(double weight, Instant now, Duration halfLife) {
        double halfLives = (double) (now.toEpochMilli() - asOf.toEpochMilli()) / halfLife.toMillis();
        return weight * Math.pow(2, -halfLives);
    }
}
