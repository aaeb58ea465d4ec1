package com.movieconcierge.behaviour;

import java.util.Arrays;

/**
 * Products of matrices: most of what a fit does. Each entry is added up from its first product to its last with fused
 * multiply-adds, whatever the machine, so that the same log gives the same factors on all of them.
 */
public interface MatrixProduct {
    /** The Vector API where the JVM was started with {@code --add-modules jdk.incubator.vector}, else the plain loop. */
    MatrixProduct BEST = best();

    private static MatrixProduct best() {
        try {
            return new VectorMatrixProduct();
        } catch (LinkageError e) {
            return new Plain();
        }
    }

    /**
     * {@code product = left · right}, on the caller's thread.
     *
     * @param left of any strides
     * @param right row by row
     * @param product row by row; overwritten
     * @throws IllegalArgumentException when they do not fit each other, or do not lie row by row
     */
    default void multiply(Matrix left, Matrix right, Matrix product) {
        if (left.columns() != right.rows() || left.rows() != product.rows() || right.columns() != product.columns()) {
            throw new IllegalArgumentException("a product of " + left.rows() + " × " + left.columns() + " and "
                    + right.rows() + " × " + right.columns() + " is not " + product.rows() + " × "
                    + product.columns());
        }
        if (right.columnStride() != 1 || product.columnStride() != 1) {
            throw new IllegalArgumentException("what is multiplied with, and the product, must lie row by row");
        }
        compute(left, right, product);
    }

    /** {@link #multiply} of matrices that fit. */
    void compute(Matrix left, Matrix right, Matrix product);

    /** The plain loop: right everywhere, and what the fast one is held against. */
    final class Plain implements MatrixProduct {

        @Override
        public void compute(Matrix left, Matrix right, Matrix product) {
            for (int row = 0; row < product.rows(); row++) {
                int at = product.at(row);
                Arrays.fill(product.numbers(), at, at + product.columns(), 0);
                for (int k = 0; k < left.columns(); k++) {
                    float factor = left.numbers()[left.at(row) + k * left.columnStride()];
                    add(factor, right.numbers(), right.at(k), product.numbers(), at, product.columns());
                }
            }
        }

        private static void add(float factor, float[] row, int rowAt, float[] sums, int sumsAt, int count) {
            for (int column = 0; column < count; column++) {
                sums[sumsAt + column] = Math.fma(factor, row[rowAt + column], sums[sumsAt + column]);
            }
        }
    }
}
