package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HungarianTest {

    @Property(tries = 300)
    void noOtherAssignmentCostsLess(
            @ForAll @IntRange(min = 0, max = 6) int rows, @ForAll @IntRange(max = 2) int more, @ForAll long seed) {
        double[][] cost = cost(rows, rows + more, seed);

        int[] columns = Hungarian.match(cost);

        assertThat(Arrays.stream(columns).distinct().count()).isEqualTo(rows);
        double total = 0;
        for (int row = 0; row < rows; row++) {
            total += cost[row][columns[row]];
        }
        assertThat(total).isEqualTo(cheapest(cost, 0, new boolean[rows + more]), within(1e-9));
    }

    private static double[][] cost(int rows, int columns, long seed) {
        Random random = new Random(seed);
        double[][] cost = new double[rows][columns];
        for (double[] row : cost) {
            // Few different values, so that there are ties.
            Arrays.setAll(row, column -> random.nextInt(5) - 2 + (random.nextBoolean() ? random.nextDouble() : 0));
        }
        return cost;
    }

    /** By trying all. */
    private static double cheapest(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                best = Math.min(best, cost[row][column] + cheapest(cost, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }
}
