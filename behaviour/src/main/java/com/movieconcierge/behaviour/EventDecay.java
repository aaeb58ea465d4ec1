package com.movieconcierge.behaviour;

import java.util.List;

/** {@code φ_f(k) = scale_f^k}: what an event weighs on a scale, k events after it. */
final class EventDecay {
    /** What weighs less than this of the latest event is nothing. */
    private static final double NOTHING = 1e-3;

    private final List<Double> scales;
    private final double[][] byAge;

    /** @throws IllegalArgumentException when there is no scale, or one outside [0, 1) */
    EventDecay(List<Double> scales) {
        requireScales(scales);
        this.scales = List.copyOf(scales);
        this.byAge = scales.stream().map(EventDecay::byAge).toArray(double[][]::new);
    }

    static void requireScales(List<Double> scales) {
        if (scales.isEmpty() || !scales.stream().allMatch(scale -> scale >= 0 && scale < 1)) {
            throw new IllegalArgumentException("scales lie in [0, 1), got " + scales);
        }
    }

    private static double[] byAge(double scale) {
        int length = scale == 0 ? 1 : (int) Math.ceil(Math.log(NOTHING) / Math.log(scale)) + 1;
        double[] byAge = new double[length];
        for (int age = 0; age < length; age++) {
            byAge[age] = Math.pow(scale, age);
        }
        return byAge;
    }

    List<Double> list() {
        return scales;
    }

    int scales() {
        return scales.size();
    }

    double scale(int f) {
        return scales.get(f);
    }

    /** How many of the latest events weigh anything. */
    int length(int f) {
        return byAge[f].length;
    }

    /** @param age below {@link #length} */
    double of(int f, int age) {
        return byAge[f][age];
    }
}
