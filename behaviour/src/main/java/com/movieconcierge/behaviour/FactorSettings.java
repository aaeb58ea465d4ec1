package com.movieconcierge.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How {@link FactorFit} learns.
 *
 * @param dimensions of a film's factors, twice as many where the log is long ({@link #sizedFor}); positive
 * @param scales by which factor an event weighs less than the one after it, each in [0, 1)
 * @param looks at choices, in all: a small log is looked at more often than a large one; positive
 * @param rate of learning in the first half of the epochs; falls in the second
 * @param decay by how much of itself a parameter shrinks in a step, times the rate
 * @param dropout part of the events, and of the sum over them, that is left out at random in a step, in [0, 1)
 * @param lengthExponent a viewer of n events weighs n^-exponent a choice, so that a few long histories don't decide; in [0, 1]
 * @param weight of what the factors say, in nats, beside what the ridge says; positive
 * @param seed of all that is random
 */
public record FactorSettings(
        int dimensions,
        List<Double> scales,
        long looks,
        double rate,
        double decay,
        double dropout,
        double lengthExponent,
        double weight,
        long seed) {
    /** A log with so many choices has enough of them for twice the dimensions. */
    private static final long LONG_LOG = 500_000;

    private static final int FEWEST_EPOCHS = 4;
    private static final int MOST_EPOCHS = 40;
    /** At more choices nobody looks, however long the log is: what is learned of a film takes so many, not so many more. */
    private static final double MOST_LOOKS = 4_000_000;

    /** Chosen on the six ratings before the last six of each viewer of ml-latest-small; see docs/evaluation.md. */
    public static final FactorSettings DEFAULT =
            new FactorSettings(128, List.of(0.95, 0.8, 0.3), 800_000, 0.003, 0.01, 0.3, 0.25, 0.014, 1);

    public FactorSettings {
        scales = List.copyOf(scales);
        EventDecay.requireScales(scales);
        if (dimensions < 1 || looks < 1) {
            throw new IllegalArgumentException(
                    "dimensions and looks must be positive, got " + dimensions + " and " + looks);
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("the weight beside the ridge must be positive, got " + weight);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout lies in [0, 1), got " + dropout);
        }
    }

    /** As a log of so many choices is learned. */
    FactorSettings sizedFor(long choices) {
        return choices < LONG_LOG
                ? this
                : new FactorSettings(2 * dimensions, scales, looks, rate, decay, dropout, lengthExponent, weight, seed);
    }

    /** How often each choice of a log is looked at, in [4, 40]. */
    int epochs(long choices) {
        long wanted = Math.round((double) looks / Math.max(1, choices));
        return (int) Math.max(FEWEST_EPOCHS, Math.min(wanted, MOST_EPOCHS));
    }

    /** Which part of a log's choices an epoch looks at, in (0, 1]. */
    double part(long choices) {
        return Math.min(1, MOST_LOOKS / Math.max(1, epochs(choices) * choices));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "factors=%d (%d of a long log) scales=%s looks=%d rate=%.4f decay=%.3f dropout=%.1f weight=%.3f",
                dimensions,
                2 * dimensions,
                scales.stream().map(String::valueOf).collect(Collectors.joining("/")),
                looks,
                rate,
                decay,
                dropout,
                weight);
    }
}
