package com.movieconcierge.behaviour;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Six rows and two vectors of columns of the product at a time, which stay in registers while both factors are read once. The only
 * class here that names {@code jdk.incubator.vector}: where the module is not loaded, linking it fails and {@link MatrixProduct}
 * falls back.
 *
 * <p>The tile stores its twelve sums itself: handed to another method, which the compiler may or may not inline, they go through the
 * heap (docs/measurements.md).
 */
final class VectorMatrixProduct implements MatrixProduct {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Columns of a panel. */
    private static final int PANEL = 2 * LANES;
    /** Rows of a tile. */
    private static final int TILE = 6;

    @Override
    public void compute(Matrix left, Matrix right, Matrix product) {
        float[] panel = new float[right.rows() * PANEL];
        int whole = product.columns() / PANEL * PANEL;
        for (int column = 0; column < whole; column += PANEL) {
            pack(right, column, PANEL, panel);
            columns(left, panel, product, column);
        }
        if (whole < product.columns()) {
            last(left, right, product, whole, panel);
        }
    }

    /** Columns that don't fill a panel: it has zeros behind them, and what comes of these is dropped. */
    private static void last(Matrix left, Matrix right, Matrix product, int from, float[] panel) {
        int count = product.columns() - from;
        Arrays.fill(panel, 0);
        pack(right, from, count, panel);
        Matrix wide = Matrix.of(new float[product.rows() * PANEL], product.rows(), PANEL);
        columns(left, panel, wide, 0);
        for (int row = 0; row < product.rows(); row++) {
            System.arraycopy(wide.numbers(), wide.at(row), product.numbers(), product.at(row) + from, count);
        }
    }

    /** Side by side: read again for every tile, from rows that are far apart it would take far longer. */
    private static void pack(Matrix right, int column, int count, float[] panel) {
        for (int k = 0; k < right.rows(); k++) {
            System.arraycopy(right.numbers(), right.at(k) + column, panel, k * PANEL, count);
        }
    }

    /** A panel's columns of the product. */
    private static void columns(Matrix left, float[] panel, Matrix product, int column) {
        int tiled = product.rows() / TILE * TILE;
        for (int row = 0; row < tiled; row += TILE) {
            tile(left, row, panel, product, column);
        }
        for (int row = tiled; row < product.rows(); row++) {
            one(left, row, panel, product, column);
        }
    }

    private static void tile(Matrix left, int row, float[] panel, Matrix product, int column) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector sum00 = zero;
        FloatVector sum01 = zero;
        FloatVector sum10 = zero;
        FloatVector sum11 = zero;
        FloatVector sum20 = zero;
        FloatVector sum21 = zero;
        FloatVector sum30 = zero;
        FloatVector sum31 = zero;
        FloatVector sum40 = zero;
        FloatVector sum41 = zero;
        FloatVector sum50 = zero;
        FloatVector sum51 = zero;
        float[] numbers = left.numbers();
        int stride = left.rowStride();
        int step = left.columnStride();
        int at = left.at(row);
        int end = left.columns() * PANEL;
        for (int k = 0; k < end; k += PANEL) {
            FloatVector first = FloatVector.fromArray(SPECIES, panel, k);
            FloatVector second = FloatVector.fromArray(SPECIES, panel, k + LANES);
            FloatVector factor = FloatVector.broadcast(SPECIES, numbers[at]);
            sum00 = factor.fma(first, sum00);
            sum01 = factor.fma(second, sum01);
            factor = FloatVector.broadcast(SPECIES, numbers[at + stride]);
            sum10 = factor.fma(first, sum10);
            sum11 = factor.fma(second, sum11);
            factor = FloatVector.broadcast(SPECIES, numbers[at + 2 * stride]);
            sum20 = factor.fma(first, sum20);
            sum21 = factor.fma(second, sum21);
            factor = FloatVector.broadcast(SPECIES, numbers[at + 3 * stride]);
            sum30 = factor.fma(first, sum30);
            sum31 = factor.fma(second, sum31);
            factor = FloatVector.broadcast(SPECIES, numbers[at + 4 * stride]);
            sum40 = factor.fma(first, sum40);
            sum41 = factor.fma(second, sum41);
            factor = FloatVector.broadcast(SPECIES, numbers[at + 5 * stride]);
            sum50 = factor.fma(first, sum50);
            sum51 = factor.fma(second, sum51);
            at += step;
        }
        float[] target = product.numbers();
        int to = product.at(row) + column;
        int next = product.rowStride();
        sum00.intoArray(target, to);
        sum01.intoArray(target, to + LANES);
        sum10.intoArray(target, to + next);
        sum11.intoArray(target, to + next + LANES);
        sum20.intoArray(target, to + 2 * next);
        sum21.intoArray(target, to + 2 * next + LANES);
        sum30.intoArray(target, to + 3 * next);
        sum31.intoArray(target, to + 3 * next + LANES);
        sum40.intoArray(target, to + 4 * next);
        sum41.intoArray(target, to + 4 * next + LANES);
        sum50.intoArray(target, to + 5 * next);
        sum51.intoArray(target, to + 5 * next + LANES);
    }

    private static void one(Matrix left, int row, float[] panel, Matrix product, int column) {
        FloatVector first = FloatVector.zero(SPECIES);
        FloatVector second = FloatVector.zero(SPECIES);
        int at = left.at(row);
        for (int k = 0; k < left.columns(); k++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, left.numbers()[at + k * left.columnStride()]);
            first = factor.fma(FloatVector.fromArray(SPECIES, panel, k * PANEL), first);
            second = factor.fma(FloatVector.fromArray(SPECIES, panel, k * PANEL + LANES), second);
        }
        int to = product.at(row) + column;
        first.intoArray(product.numbers(), to);
        second.intoArray(product.numbers(), to + LANES);
    }
}
