package com.movieconcierge.profile.domain.personas;

import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The directions in which viewers differ most, orthonormal: principal components around the origin of the space. The rest
 * is hashing noise and the odd film, and clusters are clearer without it.
 */
final class Directions {
    private final double[][] axes;

    private Directions(double[][] axes) {
        this.axes = axes;
    }

    /** Of a sample of places; at most as many as it has dimensions. */
    static Directions of(List<double[]> places, int most) {
        int dimensions = places.get(0).length;
        double[][] products = new double[dimensions][dimensions];
        for (double[] place : places) {
            for (int i = 0; i < dimensions; i++) {
                double[] row = products[i];
                double component = place[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += component * place[j];
                }
            }
        }
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < i; j++) {
                products[j][i] = products[i][j];
            }
        }
        RealMatrix matrix = MatrixUtils.createRealMatrix(products);
        // Largest eigenvalue first.
        var eigen = new EigenDecompositionSymmetric(matrix);
        double[][] axes = new double[Math.min(most, dimensions)][];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = eigen.getEigenvector(axis).toArray();
        }
        return new Directions(axes);
    }

    /** The coordinates of a place. */
    double[] project(double[] place) {
        double[] point = new double[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            point[axis] = TasteSpace.dot(axes[axis], place);
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
