package com.movieconcierge.algebra;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The orthonormal directions in which rows differ most from the origin, the largest variance first. Rows that are to be seen
 * from their mean are handed in as offsets, and weighted ones times the root of their weight.
 *
 * <p>The same rows give the same directions everywhere: of equal variances the decomposition's order holds, and the
 * component of a direction that is largest in amount is positive.
 */
public final class PrincipalComponents {
    /** Of the mean eigenvalue: without it the iteration does not converge on many zeros. It turns no eigenvector. */
    private static final double RIDGE = 1e-3;
    /** Below this part of the mean eigenvalue a direction is rounding. */
    private static final double NOTHING = 1e-9;

    private final int dimensions;
    private final double[][] axes;

    private PrincipalComponents(int dimensions, double[][] axes) {
        this.dimensions = dimensions;
        this.axes = axes;
    }

    /**
     * @param rows at least one; all of one length
     * @param most directions wanted; there are fewer where the rows do not span so many, and none where all are zero
     * @throws IllegalStateException when a component is not finite
     */
    public static PrincipalComponents of(List<double[]> rows, int most) {
        DMatrixRMaj all = new DMatrixRMaj(rows.toArray(double[][]::new));
        boolean isWide = all.numRows < all.numCols;
        int size = Math.min(all.numRows, all.numCols);
        // The small side of the two: both have the same eigenvalues, and the rows turn one's vectors into the other's.
        DMatrixRMaj products = new DMatrixRMaj(size, size);
        if (isWide) {
            CommonOps_DDRM.multOuter(all, products);
        } else {
            CommonOps_DDRM.multInner(all, products);
        }
        double mean = CommonOps_DDRM.trace(products) / size;
        if (mean == 0) {
            return new PrincipalComponents(all.numCols, new double[0][]);
        }
        for (int i = 0; i < size; i++) {
            products.add(i, i, RIDGE * mean);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!Double.isFinite(mean) || !eigen.decompose(products)) {
            throw new IllegalStateException("the covariance of " + all.numRows + " rows has no eigendecomposition");
        }
        double[] variances = IntStream.range(0, size)
                .mapToDouble(k -> eigen.getEigenvalue(k).getReal() - RIDGE * mean)
                .toArray();
        return new PrincipalComponents(
                all.numCols,
                IntStream.range(0, size)
                        .boxed()
                        .filter(k -> variances[k] > NOTHING * mean)
                        .sorted(Comparator.comparingDouble((Integer k) -> -variances[k]))
                        .limit(most)
                        .map(k -> axis(eigen.getEigenVector(k), all, isWide))
                        .toArray(double[][]::new));
    }

    private static double[] axis(DMatrixRMaj vector, DMatrixRMaj all, boolean isWide) {
        DMatrixRMaj axis = vector;
        if (isWide) {
            axis = new DMatrixRMaj(all.numCols, 1);
            CommonOps_DDRM.multTransA(all, vector, axis);
        }
        NormOps_DDRM.normalizeF(axis);
        double[] components = axis.getData().clone();
        double largest = 0;
        for (double component : components) {
            largest = Math.abs(component) > Math.abs(largest) ? component : largest;
        }
        for (int i = 0; i < components.length && largest < 0; i++) {
            components[i] = -components[i];
        }
        return components;
    }

    /** How many there are. */
    public int size() {
        return axes.length;
    }

    /** A copy of a direction, of unit length. */
    public double[] axis(int number) {
        return axes[number].clone();
    }

    /** The coordinates of a place, one a direction. */
    public double[] project(double[] place) {
        double[] point = new double[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            for (int i = 0; i < dimensions; i++) {
                point[axis] += axes[axis][i] * place[i];
            }
        }
        return point;
    }

    /** The place with these coordinates and nothing else. */
    public double[] lift(double[] point) {
        double[] place = new double[dimensions];
        for (int axis = 0; axis < axes.length; axis++) {
            for (int i = 0; i < dimensions; i++) {
                place[i] += point[axis] * axes[axis][i];
            }
        }
        return place;
    }
}
