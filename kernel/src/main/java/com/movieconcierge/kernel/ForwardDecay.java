package com.movieconcierge.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Exponential decay kept against a fixed landmark, so that weights never have to be recomputed: an event at {@code t}
 * weighs {@code 2^((t - landmark) / halfLife)}, and sums of such weights are compared at any time by one common factor.
 *
 * <p>Source: Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay", ICDE 2009.
 *
 * @param landmark where the weight is 1
 * @param halfLife the age at which a weight has halved; positive
 */
public record ForwardDecay(Instant landmark, Duration halfLife) {

    /** Half of double's exponent range: weights and their products with any sane count stay finite. */
    public static final double MAX_EXPONENT = 500;

    public ForwardDecay {
        if (halfLife.isZero() || halfLife.isNegative()) {
            throw new IllegalArgumentException("half-life must be positive, got " + halfLife);
        }
    }

    /**
     * The weight of an event at {@code time}, in (0, 2^±{@value #MAX_EXPONENT}].
     *
     * @throws IllegalArgumentException when the time is so far from the landmark that the weight leaves the safe range
     */
    public double weight(Instant time) {
        double exponent = halfLives(landmark, time);
        if (!(Math.abs(exponent) <= MAX_EXPONENT)) {
            throw new IllegalArgumentException(time + " lies " + exponent + " half-lives from the landmark " + landmark
                    + ", at most " + MAX_EXPONENT + " are representable: move the landmark or lengthen the half-life");
        }
        return Math.exp(exponent * LN_2);
    }

    /** Whether an event at {@code time} can be weighed: it lies within {@value #MAX_EXPONENT} half-lives of the landmark. */
    public boolean reaches(Instant time) {
        return Math.abs(halfLives(landmark, time)) <= MAX_EXPONENT;
    }

    /** What is left at {@code now} of a weight that was 1 at {@code then}; above 1 when {@code then} is later. */
    public double remaining(Instant then, Instant now) {
        return Math.exp(-halfLives(then, now) * LN_2);
    }

    /** In doubles: the difference of longs overflows for some of the times that a broken producer may write. */
    private double halfLives(Instant from, Instant to) {
        return (epochMillis(to) - epochMillis(from)) / halfLife.toMillis();
    }

    private static double epochMillis(Instant time) {
        return time.getEpochSecond() * 1000.0 + TimeUnit.NANOSECONDS.toMillis(time.getNano());
    }

    private static final double LN_2 = Math.log(2);
}
