package com.movieconcierge.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How {@link NextFilmRidge} is fitted.
 *
 * @param scales by which factor an event weighs less than the one after it, each in [0, 1); 0 sees the last event alone
 * @param ridge λ, in choices of a mean viewer; positive
 * @param fewestEvents films with fewer are not learned
 * @param lengthExponent a viewer of n events weighs n^-exponent a choice, so that a few long histories don't decide; in [0, 1]
 * @param mostWeights of one film and scale that are kept, the strongest; positive
 */
public record RidgeSettings(
        List<Double> scales, double ridge, int fewestEvents, double lengthExponent, int mostWeights) {
    /** Chosen on the six ratings before the last six of each viewer of ml-latest-small; see docs/evaluation.md. */
    public static final RidgeSettings DEFAULT = new RidgeSettings(List.of(0.95, 0.7), 120, 5, 0.5, 200);

    public RidgeSettings {
        scales = List.copyOf(scales);
        EventDecay.requireScales(scales);
        if (mostWeights < 1) {
            throw new IllegalArgumentException("weights that are kept must be positive, got " + mostWeights);
        }
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("the ridge must be positive, got " + ridge);
        }
    }

    /** The same, learning films with at least so many events alone. */
    public RidgeSettings withFewestEvents(int other) {
        return new RidgeSettings(scales, ridge, other, lengthExponent, mostWeights);
    }

    /**
     * How many films are learned.
     *
     * @param counts how many events each film has
     */
    public int learned(int[] counts) {
        return (int)
                Arrays.stream(counts).filter(count -> count >= fewestEvents).count();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "scales=%s ridge=%.0f fewest=%d weights=%d",
                scales.stream().map(String::valueOf).collect(Collectors.joining("/")),
                ridge,
                fewestEvents,
                mostWeights);
    }
}
