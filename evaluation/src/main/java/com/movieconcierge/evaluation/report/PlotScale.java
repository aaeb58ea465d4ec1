package com.movieconcierge.evaluation.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From 0 to a round figure that holds everything.
 *
 * @param ticks round figures, from 0 to the end of the scale
 */
record PlotScale(List<BigDecimal> ticks) {
    private static final int MOST_STEPS = 5;
    private static final int SMALLEST = -9;

    /** @param most to be shown; the scale ends at 1 if that is nothing, or no number */
    static PlotScale upTo(double most) {
        double end = most > 0 && Double.isFinite(most) ? most : 1;
        int exponent = Math.max(SMALLEST, (int) Math.floor(Math.log10(end)) - 1);
        BigDecimal step = IntStream.range(0, 6)
                .mapToObj(i -> BigDecimal.valueOf(new int[] {1, 2, 5}[i % 3]).scaleByPowerOfTen(exponent + i / 3))
                .filter(round -> end <= MOST_STEPS * round.doubleValue() * (1 + 1e-9))
                .findFirst()
                .orElseThrow();
        int steps = (int) Math.max(1, Math.ceil(end / step.doubleValue() - 1e-9));
        return new PlotScale(IntStream.rangeClosed(0, steps)
                .mapToObj(i -> step.multiply(BigDecimal.valueOf(i)))
                .toList());
    }

    /** Where it stands: 0 at the beginning, 1 at the end. */
    double part(double value) {
        return value / ticks.get(ticks.size() - 1).doubleValue();
    }

    String label(BigDecimal tick) {
        return tick.signum() == 0 ? "0" : Figures.plain(tick.stripTrailingZeros());
    }
}
