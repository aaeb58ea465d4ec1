package com.movieconcierge.embedding.domain;

import java.time.Duration;

/**
 * How a trailer is cut.
 *
 * @param duration of what was analysed
 * @param shots stretches without a cut; black is none
 * @param medianShot length of the shot in the middle
 * @param motion mean change of light within shots over 40 ms, of the full range, in [0, 1]
 */
public record TrailerMeasures(Duration duration, int shots, Duration medianShot, double motion) {

    /** @throws IllegalArgumentException when a measure lies outside of its range */
    public TrailerMeasures {
        if (duration.isNegative() || medianShot.isNegative() || shots < 0 || !(motion >= 0 && motion <= 1)) {
            throw new IllegalArgumentException("no measures of a trailer: " + duration + ", " + shots + " of "
                    + medianShot + ", motion " + motion);
        }
    }
}
