package com.movieconcierge.behaviour;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Arrays;

/**
 * Systems of linear equations with a symmetric positive definite matrix, by a blocked Cholesky decomposition {@code A = UᵀU}.
 * Nearly all the work is products of the form {@code XᵀY} of 32-bit floats, which are inner products of contiguous columns and
 * run at the speed of the machine. The same input gives the same bits, whatever the number of threads.
 *
 * <p>Source: Golub, Van Loan: Matrix Computations, 4th ed., 4.2.9, blocked and by columns.
 */
public final class CholeskySolver {
    private static final BLAS BLAS = JavaBLAS.getInstance();
    private static final int BLOCK = 192;
    /** Right-hand sides that a thread takes on at a time. */
    private static final int SIDES = 64;

    private final float[] matrix;
    private final int n;
    /** Of each diagonal block of U the inverse, by columns. */
    private final float[][] inverses;

    private CholeskySolver(float[] matrix, int n) {
        this.matrix = matrix;
        this.n = n;
        this.inverses = new float[blocks()][];
    }

    /**
     * Solves {@code A X = B} in place.
     *
     * @param symmetric A by columns, n × n; its upper triangle is read, and overwritten. The library wants room for one more
     *     column behind what it reads: an array of {@code n · (n + 1)} saves a copy
     * @param rightHandSides B by columns, n × columns; becomes X
     * @throws IllegalArgumentException when A is not positive definite
     */
    public static void solve(float[] symmetric, int n, float[] rightHandSides, int columns) {
        if (symmetric.length < (long) n * n || rightHandSides.length != (long) n * columns) {
            throw new IllegalArgumentException("a system of " + n + " with " + columns
                    + " sides needs other arrays than " + symmetric.length + " and " + rightHandSides.length);
        }
        int room = Math.multiplyExact(n, n + 1);
        CholeskySolver solver =
                new CholeskySolver(symmetric.length < room ? Arrays.copyOf(symmetric, room) : symmetric, n);
        solver.decompose();
        solver.transformed(rightHandSides, columns, solver::forward);
        solver.transpose();
        solver.transformed(rightHandSides, columns, solver::backward);
    }

    private interface Step {
        void apply(float[] sides, int count);
    }

    /** So many sides at a time, on as many threads as there are. */
    private void transformed(float[] sides, int columns, Step step) {
        Cores.forEach((columns + SIDES - 1) / SIDES, chunk -> {
            int from = chunk * SIDES;
            int count = Math.min(SIDES, columns - from);
            float[] some = new float[n * (count + 1)];
            System.arraycopy(sides, from * n, some, 0, count * n);
            step.apply(some, count);
            System.arraycopy(some, 0, sides, from * n, count * n);
        });
    }

    private int blocks() {
        return (n + BLOCK - 1) / BLOCK;
    }

    private static int start(int block) {
        return block * BLOCK;
    }

    private int width(int block) {
        return Math.min(BLOCK, n - start(block));
    }

    private int at(int row, int column) {
        return column * n + row;
    }

    private void decompose() {
        for (int k = 0; k < blocks(); k++) {
            int block = k;
            int left = blocks() - k - 1;
            decomposeDiagonal(k);
            inverses[k] = inverse(k);
            Cores.forEach(left, j -> finishRow(block, block + 1 + j));
            Cores.forEach(left, j -> subtract(block, block + 1 + j));
        }
    }

    /** In double: what follows is only as good as this. */
    private void decomposeDiagonal(int k) {
        int from = start(k);
        int to = from + width(k);
        for (int j = from; j < to; j++) {
            for (int i = from; i <= j; i++) {
                double sum = matrix[at(i, j)];
                for (int p = from; p < i; p++) {
                    sum -= (double) matrix[at(p, i)] * matrix[at(p, j)];
                }
                if (i < j) {
                    matrix[at(i, j)] = (float) (sum / matrix[at(i, i)]);
                } else if (sum > 0) {
                    matrix[at(j, j)] = (float) Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException("the matrix is not positive definite in row " + j);
                }
            }
        }
    }

    private float[] inverse(int k) {
        int from = start(k);
        int width = width(k);
        float[] inverse = new float[width * width];
        for (int j = 0; j < width; j++) {
            for (int i = j; i >= 0; i--) {
                double sum = i == j ? 1 : 0;
                for (int p = i + 1; p <= j; p++) {
                    sum -= (double) matrix[at(from + i, from + p)] * inverse[j * width + p];
                }
                inverse[j * width + i] = (float) (sum / matrix[at(from + i, from + i)]);
            }
        }
        return inverse;
    }

    /** {@code U[k, j] = U[k, k]⁻ᵀ A[k, j]}. */
    private void finishRow(int k, int j) {
        int height = width(k);
        int width = width(j);
        float[] row = new float[height * width];
        BLAS.sgemm(
                "T",
                "N",
                height,
                width,
                height,
                1,
                inverses[k],
                0,
                height,
                matrix,
                at(start(k), start(j)),
                n,
                0,
                row,
                0,
                height);
        for (int column = 0; column < width; column++) {
            System.arraycopy(row, column * height, matrix, at(start(k), start(j) + column), height);
        }
    }

    /** {@code A[i, j] -= U[k, i]ᵀ U[k, j]} for all {@code k < i <= j}. */
    private void subtract(int k, int j) {
        int rows = start(j) + width(j) - start(k + 1);
        BLAS.sgemm(
                "T",
                "N",
                rows,
                width(j),
                width(k),
                -1,
                matrix,
                at(start(k), start(k + 1)),
                n,
                matrix,
                at(start(k), start(j)),
                n,
                1,
                matrix,
                at(start(k + 1), start(j)),
                n);
    }

    /** {@code UᵀY = B}. */
    private void forward(float[] sides, int count) {
        for (int k = 0; k < blocks(); k++) {
            int width = width(k);
            if (k > 0) {
                BLAS.sgemm(
                        "T",
                        "N",
                        width,
                        count,
                        start(k),
                        -1,
                        matrix,
                        at(0, start(k)),
                        n,
                        sides,
                        0,
                        n,
                        1,
                        sides,
                        start(k),
                        n);
            }
            multiply(inverses[k], width, sides, start(k), count);
        }
    }

    /** The lower triangle becomes the upper one's mirror, so that going backward reads columns too; the blocks' inverses with it. */
    private void transpose() {
        Cores.forEach(blocks(), block -> {
            for (int column = start(block); column < start(block) + width(block); column++) {
                for (int row = column + 1; row < n; row++) {
                    matrix[at(row, column)] = matrix[at(column, row)];
                }
            }
        });
        for (float[] inverse : inverses) {
            int width = (int) Math.sqrt(inverse.length);
            for (int j = 0; j < width; j++) {
                for (int i = 0; i < j; i++) {
                    inverse[i * width + j] = inverse[j * width + i];
                    inverse[j * width + i] = 0;
                }
            }
        }
    }

    /** {@code U X = Y}. */
    private void backward(float[] sides, int count) {
        for (int k = blocks() - 1; k >= 0; k--) {
            int width = width(k);
            int below = start(k) + width;
            if (below < n) {
                BLAS.sgemm(
                        "T",
                        "N",
                        width,
                        count,
                        n - below,
                        -1,
                        matrix,
                        at(below, start(k)),
                        n,
                        sides,
                        below,
                        n,
                        1,
                        sides,
                        start(k),
                        n);
            }
            multiply(inverses[k], width, sides, start(k), count);
        }
    }

    /** A block of the sides becomes {@code factorᵀ} times itself. */
    private void multiply(float[] factor, int width, float[] sides, int offset, int count) {
        float[] product = new float[width * count];
        BLAS.sgemm("T", "N", width, count, width, 1, factor, 0, width, sides, offset, n, 0, product, 0, width);
        for (int column = 0; column < count; column++) {
            System.arraycopy(product, column * width, sides, offset + column * n, width);
        }
    }
}
