package com.movieconcierge.profile.domain.personas;

import java.util.List;
import org.hipparchus.util.MathArrays;

/**
 * How clear clusters are: the mean of {@code (b − a) / max(a, b)}, with {@code a} a point's mean distance to the others of
 * its cluster and {@code b} that to the nearest other cluster. 1 is clear-cut, 0 is no structure, below 0 is wrong.
 *
 * <p>Source: P. J. Rousseeuw, Journal of Computational and Applied Mathematics 20, 1987. A point alone in its cluster
 * counts 0.
 */
public final class Silhouette {
    private Silhouette() {}

    /** Of all points: quadratic in their number, so callers hand a sample over. */
    public static double of(List<double[]> points, int[] labels, int clusters) {
        int[] sizes = new int[clusters];
        for (int label : labels) {
            sizes[label]++;
        }
        double[][] sums = new double[points.size()][clusters];
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                double distance = MathArrays.distance(points.get(i), points.get(j));
                sums[i][labels[j]] += distance;
                sums[j][labels[i]] += distance;
            }
        }
        double total = 0;
        for (int i = 0; i < points.size(); i++) {
            total += width(sums[i], labels[i], sizes);
        }
        return points.isEmpty() ? 0 : total / points.size();
    }

    private static double width(double[] sums, int own, int[] sizes) {
        if (sizes[own] < 2) {
            return 0;
        }
        double inside = sums[own] / (sizes[own] - 1);
        double outside = Double.POSITIVE_INFINITY;
        for (int other = 0; other < sizes.length; other++) {
            if (other != own && sizes[other] > 0) {
                outside = Math.min(outside, sums[other] / sizes[other]);
            }
        }
        double larger = Math.max(inside, outside);
        return Double.isInfinite(outside) || larger == 0 ? 0 : (outside - inside) / larger;
    }
}
