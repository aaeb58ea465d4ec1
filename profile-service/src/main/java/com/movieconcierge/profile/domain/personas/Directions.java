package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.Vectors;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The directions in which viewers differ most, orthonormal: principal components around the origin of the space. The rest
 * is hashing noise and the odd film, and clusters are clearer without it.
 */
final class Directions {
    /** Of the mean eigenvalue: without it the iteration does not converge on many zeros. It turns no eigenvector. */
    private static final double RIDGE = 1e-3;
    /** Below this part of the mean eigenvalue a direction is rounding. */
    private static final double NOTHING = 1e-9;

    private final double[][] axes;

    private Directions(double[][] axes) {
        this.axes = axes;
    }

    /** Of a sample of places, at least one of them not zero; fewer than wanted where they do not span so many. */
    static Directions of(List<double[]> places, int most) {
        DMatrixRMaj all = new DMatrixRMaj(places.toArray(double[][]::new));
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
        for (int i = 0; i < size; i++) {
            products.add(i, i, RIDGE * mean);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(products)) {
            throw new IllegalStateException("the covariance of the viewers has no eigendecomposition");
        }
        return new Directions(IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer k) -> -eigen.getEigenvalue(k).getReal()))
                .limit(most)
                .filter(k -> eigen.getEigenvalue(k).getReal() - RIDGE * mean > NOTHING * mean)
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
        return axis.getData().clone();
    }

    /** The coordinates of a place. */
    double[] project(double[] place) {
        double[] point = new double[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            point[axis] = Vectors.dot(axes[axis], place);
        }
        return point;
    }

    /** The place with these coordinates and nothing else. */
    double[] lift(double[] point) {
        double[] place = new double[axes[0].length];
        for (int axis = 0; axis < axes.length; axis++) {
            for (int i = 0; i < place.length; i++) {
                place[i] += point[axis] * axes[axis][i];
            }
        }
        return place;
    }
}
