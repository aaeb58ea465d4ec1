package com.movieconcierge.recommend.domain.film;

import java.time.Duration;
import java.time.Instant;

/**
 * How much a film is watched.
 *
 * @param popularWeight ratings decayed with the slow half-life, as of {@code asOf}
 * @param trendingWeight ratings decayed with the fast half-life, as of {@code asOf}
 */
public record Popularity(
        long ratingCount, double ratingSum, double popularWeight, double trendingWeight, Instant asOf) {

    public static final Popularity NONE = new Popularity(0, 0, 0, 0, Instant.EPOCH);

    /** Mean stars; 0 without ratings. */
    public double mean() {
        return ratingCount == 0 ? 0 : ratingSum / ratingCount;
    }

    /** What is left of a weight at a later moment. */
    static double decayed(double weight, Instant asOf, Instant now, Duration halfLife) {
        double halfLives = (double) (now.toEpochMilli() - asOf.toEpochMilli()) / halfLife.toMillis();
        return weight * Math.pow(2, -halfLives);
    }

    /** The slow weight at {@code now}. */
    public double popularAt(Instant now, Duration halfLife) {
        return decayed(popularWeight, asOf, now, halfLife);
    }

    /** The fast weight at {@code now}. */
    public double trendingAt(Instant now, Duration halfLife) {
        return decayed(trendingWeight, asOf, now, halfLife);
    }
}
