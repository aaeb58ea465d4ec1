package com.movieconcierge.recommend.domain.pipeline;

/**
 * What a list should be like as a list, whatever its films score.
 *
 * @param diversity 0 for the best films, towards 1 for unlike ones
 * @param calibration 0 for the best films, towards 1 for genres in the proportions of what the viewer liked
 * @param rotate whether each day has a list of its own
 * @param explore whether one film in five is a try
 */
public record ListShape(double diversity, double calibration, boolean rotate, boolean explore) {
    /** The best films, best first. */
    public static final ListShape BEST = new ListShape(0, 0, false, false);

    /** Of films that differ, and of genres in proportion. */
    public static ListShape of(double diversity, double calibration) {
        return new ListShape(diversity, calibration, false, false);
    }

    /** Whether films are simply chosen best first: nothing else is then looked at. */
    boolean isBest() {
        return isByScore() && !rotate;
    }

    /** Whether nothing but scores says which film is better. */
    boolean isByScore() {
        return diversity == 0 && calibration == 0;
    }
}
