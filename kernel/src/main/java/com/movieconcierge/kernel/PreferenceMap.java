package com.movieconcierge.kernel;

import java.util.List;

/**
 * {@code g(r)}: a star rating as a signed preference. Likes pull, dislikes push, neutral is 0.
 *
 * @param byHalfStar ten preferences, for 0.5, 1.0, … 5.0 stars; never falling; each in [-2, 2]
 */
public record PreferenceMap(List<Double> byHalfStar) {

    /** The lowest rating there is. */
    public static final double MIN_RATING = 0.5;
    /** The highest rating there is. */
    public static final double MAX_RATING = 5.0;

    private static final int STEPS = 10;

    public PreferenceMap {
        byHalfStar = List.copyOf(byHalfStar);
        if (byHalfStar.size() != STEPS) {
            throw new IllegalArgumentException("a preference map has " + STEPS + " steps, got " + byHalfStar.size());
        }
        for (int i = 0; i < STEPS; i++) {
            double preference = byHalfStar.get(i);
            if (!(Math.abs(preference) <= 2) || (i > 0 && preference < byHalfStar.get(i - 1))) {
                throw new IllegalArgumentException("preferences rise within [-2, 2], got " + byHalfStar);
            }
        }
    }

    /**
     * The preference for a rating; ratings between two half stars take the nearer one.
     *
     * @throws IllegalArgumentException when the rating lies outside [0.5, 5.0]
     */
    public double of(double rating) {
        if (!(rating >= MIN_RATING && rating <= MAX_RATING)) {
            throw new IllegalArgumentException("a rating lies in [0.5, 5.0], got " + rating);
        }
        return byHalfStar.get((int) Math.round(rating * 2) - 1);
    }
}
