package com.movieconcierge.profile.domain.personas;

import java.util.Arrays;

/**
 * The assignment of rows to columns with the least total cost, in {@code O(rows² · columns)}.
 *
 * <p>Source: H. W. Kuhn, "The Hungarian method for the assignment problem", 1955, with potentials and shortest augmenting
 * paths (R. Jonker, A. Volgenant, 1987). Ours, because with a dozen personas a graph library would weigh more than it does.
 */
final class Hungarian {
    private static final int FREE = -1;

    private final double[][] cost;
    private final int columns;
    private final double[] rowPotential;
    private final double[] columnPotential;
    private final int[] rowOf;

    private Hungarian(double[][] cost) {
        this.cost = cost;
        this.columns = cost[0].length;
        this.rowPotential = new double[cost.length];
        this.columnPotential = new double[columns];
        this.rowOf = new int[columns];
        Arrays.fill(rowOf, FREE);
    }

    /**
     * The column of each row.
     *
     * @param cost finite; no more rows than columns
     */
    static int[] match(double[][] cost) {
        if (cost.length == 0) {
            return new int[0];
        }
        if (cost.length > cost[0].length) {
            throw new IllegalArgumentException(
                    "no more rows than columns, got " + cost.length + " and " + cost[0].length);
        }
        Hungarian matching = new Hungarian(cost);
        for (int row = 0; row < cost.length; row++) {
            matching.augment(row);
        }
        int[] columnOf = new int[cost.length];
        for (int column = 0; column < matching.columns; column++) {
            if (matching.rowOf[column] != FREE) {
                columnOf[matching.rowOf[column]] = column;
            }
        }
        return columnOf;
    }

    /** Finds the cheapest alternating path from a row to a free column, and turns it over. */
    private void augment(int start) {
        double[] reach = new double[columns];
        int[] before = new int[columns];
        boolean[] done = new boolean[columns];
        Arrays.fill(reach, Double.POSITIVE_INFINITY);
        Arrays.fill(before, FREE);
        int row = start;
        int at = FREE;
        while (row != FREE) {
            int nearest = FREE;
            for (int column = 0; column < columns; column++) {
                if (done[column]) {
                    continue;
                }
                double slack = cost[row][column] - rowPotential[row] - columnPotential[column];
                if (slack < reach[column]) {
                    reach[column] = slack;
                    before[column] = at;
                }
                if (nearest == FREE || reach[column] < reach[nearest]) {
                    nearest = column;
                }
            }
            double step = reach[nearest];
            rowPotential[start] += step;
            for (int column = 0; column < columns; column++) {
                if (done[column]) {
                    rowPotential[rowOf[column]] += step;
                    columnPotential[column] -= step;
                } else {
                    reach[column] -= step;
                }
            }
            done[nearest] = true;
            at = nearest;
            row = rowOf[nearest];
        }
        while (at != FREE) {
            int previous = before[at];
            rowOf[at] = previous == FREE ? start : rowOf[previous];
            at = previous;
        }
    }
}
