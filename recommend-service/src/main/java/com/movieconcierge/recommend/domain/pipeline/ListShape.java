package com.movieconcierge.recommend.domain.pipeline;

/**
 * What a list should be like as a list, whatever its films score.
 *
 * @param diversity 0 for the best films, towards 1 for unlike ones
 * @param calibration 0 for the best films, towards 1 for genres in the proportions of what the viewer liked
 */
public record ListShape(double diversity, double calibration) {
    /** The best films, best first. */
    public static final ListShape BEST = new ListShape(0, 0);

    /** Whether the list is simply the best films: nothing else is then looked at. */
    boolean isBest() {
        return diversity == 0 && calibration == 0;
    }
}
