package com.movieconcierge.benchmarks;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** What a run prints: the same on every machine, whatever its locale. */
final class Report {
    private Report() {}

    static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Median, and from the least to the greatest. */
    static String spread(DoubleStream values, String unit) {
        double[] sorted = values.sorted().toArray();
        return String.format(
                Locale.ROOT,
                "median %.2f %s (%.2f to %.2f)",
                sorted[sorted.length / 2],
                unit,
                sorted[0],
                sorted[sorted.length - 1]);
    }

    /** Of nanoseconds. */
    static String millis(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getMaxValue() / 1e6);
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
