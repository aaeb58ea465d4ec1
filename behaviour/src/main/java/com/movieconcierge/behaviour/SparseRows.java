package com.movieconcierge.behaviour;

import java.util.Arrays;

/**
 * The strongest entries of each row of a matrix, the others being zero. What one film says of the next is mostly said of few
 * films, and a dense matrix of all pairs is too large to serve: ADR 27. Immutable.
 */
final class SparseRows {
    /** Of each row, rising. */
    private final int[][] columns;

    private final float[][] values;

    /** @param columns of each row, rising */
    SparseRows(int[][] columns, float[][] values) {
        this.columns = columns;
        this.values = values;
    }

    /**
     * @param dense row-major
     * @param most entries of a row that are kept, the largest by absolute value; where several are equal to the last of
     *     them, all of these
     */
    static SparseRows strongest(float[] dense, int rows, int width, int most) {
        int[][] columns = new int[rows][];
        float[][] values = new float[rows][];
        Cores.forEach(rows, row -> {
            float[] of = Arrays.copyOfRange(dense, row * width, (row + 1) * width);
            float least = least(of, most);
            int kept = 0;
            int[] places = new int[width];
            for (int column = 0; column < width; column++) {
                if (of[column] != 0 && Math.abs(of[column]) >= least) {
                    places[kept++] = column;
                }
            }
            columns[row] = Arrays.copyOf(places, kept);
            values[row] = new float[kept];
            for (int i = 0; i < kept; i++) {
                values[row][i] = of[places[i]];
            }
        });
        return new SparseRows(columns, values);
    }

    /** The absolute value of the last entry that is kept; 0 where all are. */
    private static float least(float[] row, int most) {
        if (row.length <= most) {
            return 0;
        }
        float[] sizes = new float[row.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(row[i]);
        }
        Arrays.sort(sizes);
        return sizes[sizes.length - most];
    }

    /**
     * With empty rows.
     *
     * @param blocks of the rows, of one length
     * @param more rows behind each block
     */
    SparseRows widened(int blocks, int more) {
        int length = rows() / blocks;
        int[][] wider = new int[blocks * (length + more)][];
        float[][] ofThem = new float[wider.length][];
        Arrays.fill(wider, new int[0]);
        Arrays.fill(ofThem, new float[0]);
        for (int block = 0; block < blocks; block++) {
            System.arraycopy(columns, block * length, wider, block * (length + more), length);
            System.arraycopy(values, block * length, ofThem, block * (length + more), length);
        }
        return new SparseRows(wider, ofThem);
    }

    /** Adds a row, times a factor. */
    void addScaled(double[] sums, int row, double factor) {
        int[] places = columns[row];
        float[] weights = values[row];
        for (int i = 0; i < places.length; i++) {
            sums[places[i]] += factor * weights[i];
        }
    }

    float at(int row, int column) {
        int place = Arrays.binarySearch(columns[row], column);
        return place < 0 ? 0 : values[row][place];
    }

    int rows() {
        return columns.length;
    }

    /** The places of a row that are kept, rising. */
    int[] columns(int row) {
        return columns[row];
    }

    /** What stands there. */
    float[] values(int row) {
        return values[row];
    }
}
