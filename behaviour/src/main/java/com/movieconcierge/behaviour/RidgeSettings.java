package com.movieconcierge.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How {@link NextFilmRidge} is fitted.
 *
 * @param scales by which factor an event weighs less than the one after it, each in [0, 1); 0 sees the last event alone
 * @param ridge λ, in choices of a mean viewer; positive
 * @param gapRidge how strongly what is learned for a kind of moment is drawn to what is common to all, in the same unit; 0 learns
 *     the common part alone
 * @param fewestEvents films with fewer are not learned
 * @param lengthExponent a viewer of n events weighs n^-exponent a choice, so that a few long histories don't decide; in [0, 1]
 * @param mostWeights of one film and scale that are kept, the strongest; positive
 */
public record RidgeSettings(
        List<Double> scales, double ridge, double gapRidge, int fewestEvents, double lengthExponent, int mostWeights) {
    /**
     * Chosen on the six ratings before the last six of each viewer of ml-latest-small; see docs/evaluation.md. Without kinds of
     * moments: what they are worth is all within the second of the last event, where nobody asks.
     */
    public static final RidgeSettings DEFAULT = new RidgeSettings(List.of(0.95, 0.7), 120, 0, 5, 0.5, 200);

    /** Likewise, with kinds of moments. */
    public static final RidgeSettings WITH_MOMENTS = DEFAULT.withGapRidge(120);

    public RidgeSettings {
        scales = List.copyOf(scales);
        EventDecay.requireScales(scales);
        if (mostWeights < 1) {
            throw new IllegalArgumentException("weights that are kept must be positive, got " + mostWeights);
        }
        if (!(ridge > 0) || !(gapRidge >= 0)) {
            throw new IllegalArgumentException("ridges must be positive, got " + ridge + " and " + gapRidge);
        }
    }

    /** The same, with another λ for the kinds of moments. */
    public RidgeSettings withGapRidge(double other) {
        return new RidgeSettings(scales, ridge, other, fewestEvents, lengthExponent, mostWeights);
    }

    /** The same, learning films with at least so many events alone. */
    public RidgeSettings withFewestEvents(int other) {
        return new RidgeSettings(scales, ridge, gapRidge, other, lengthExponent, mostWeights);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "scales=%s ridge=%.0f gaps=%.0f fewest=%d weights=%d",
                scales.stream().map(String::valueOf).collect(Collectors.joining("/")),
                ridge,
                gapRidge,
                fewestEvents,
                mostWeights);
    }
}
