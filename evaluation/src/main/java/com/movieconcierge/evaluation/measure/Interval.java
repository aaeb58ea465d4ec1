package com.movieconcierge.evaluation.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A mean with what it may be off by: the middle 95 % of the means of a thousand samples of viewers, drawn with replacement. By
 * viewers, because what one of them did next is one habit and not so many independent facts.
 *
 * <p>Source: Efron, Tibshirani: An Introduction to the Bootstrap, 1993, ch. 13, percentile intervals of clustered data.
 *
 * @param count of values
 */
public record Interval(double mean, double low, double high, int count) {
    private static final int SAMPLES = 1000;
    private static final double OUTSIDE = 0.025;
    /** Of no value. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN, 0);

    /**
     * @param values NaN is left out
     * @param viewers whose each is, by number
     */
    public static Interval of(double[] values, int[] viewers, long seed) {
        int groups = Arrays.stream(viewers).max().orElse(-1) + 1;
        double[] sums = new double[groups];
        int[] counts = new int[groups];
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                sums[viewers[i]] += values[i];
                counts[viewers[i]]++;
            }
        }
        int count = Arrays.stream(counts).sum();
        if (count == 0) {
            return NONE;
        }
        int[] present =
                IntStream.range(0, groups).filter(group -> counts[group] > 0).toArray();
        double[] means = new double[SAMPLES];
        SplittableRandom random = new SplittableRandom(seed);
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            int of = 0;
            for (int i = 0; i < present.length; i++) {
                int group = present[random.nextInt(present.length)];
                sum += sums[group];
                of += counts[group];
            }
            means[sample] = sum / of;
        }
        Arrays.sort(means);
        return new Interval(
                Arrays.stream(sums).sum() / count,
                means[(int) (SAMPLES * OUTSIDE)],
                means[(int) (SAMPLES * (1 - OUTSIDE)) - 1],
                count);
    }
}
