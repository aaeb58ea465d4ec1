package com.movieconcierge.profile.domain;

import java.util.Comparator;

/**
 * A standing rating, as a taste remembers it.
 *
 * @param rating stars
 * @param ratedAt epoch millis
 * @param weight signed, on the long scale, against the landmark; whether or not it is applied
 * @param applied whether the film's DNA is in the taste
 */
public record Rated(String movieId, double rating, long ratedAt, double weight, boolean applied) {
    /** The viewer's latest first; films of one moment by id. Its ranks are those of the recent scale. */
    public static final Comparator<Rated> LATEST_FIRST =
            Comparator.comparingLong(Rated::ratedAt).reversed().thenComparing(Rated::movieId);

    /** What weighs most first, whichever way it pulls. */
    public static final Comparator<Rated> HEAVIEST_FIRST = Comparator.<Rated>comparingDouble(r -> Math.abs(r.weight))
            .reversed()
            .thenComparing(LATEST_FIRST);

    Rated applied(boolean now) {
        return new Rated(movieId, rating, ratedAt, weight, now);
    }
}
