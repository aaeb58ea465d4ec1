package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;

/**
 * Unit vectors in groups.
 *
 * @param centres of unit length
 * @param labels the centre of each point, the one with the greatest cosine
 */
record Clusters(List<double[]> centres, int[] labels) {
    private static final int ITERATIONS = 100;

    Clusters {
        centres = List.copyOf(centres);
    }

    /**
     * K-Means++ (D. Arthur, S. Vassilvitskii, SODA 2007), started several times: the start whose points lie nearest to
     * their centres counts. The same points in the same order and the same seed end in the same clusters.
     *
     * @param points of unit length, at least {@code k} of them different
     */
    static Clusters fit(List<double[]> points, int k, int starts, long seed) {
        List<DoublePoint> all = points.stream().map(DoublePoint::new).toList();
        var random = new Well19937c(seed);
        var kMeans = new KMeansPlusPlusClusterer<DoublePoint>(k, ITERATIONS, new EuclideanDistance(), random);
        return Stream.generate(() -> around(centres(kMeans.cluster(all)), points))
                .limit(starts)
                .reduce((best, next) -> next.cosines(points) > best.cosines(points) ? next : best)
                .orElseThrow(() -> new IllegalArgumentException("starts must be positive"));
    }

    /** The same clusters with all points, their centres moved to the middle of them: for clusters made of a sample. */
    Clusters over(List<double[]> points) {
        int[] labels = around(centres, points).labels;
        List<double[]> middles = new ArrayList<>();
        for (int cluster = 0; cluster < centres.size(); cluster++) {
            double[] middle = new double[centres.get(cluster).length];
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == cluster) {
                    add(middle, points.get(i));
                }
            }
            middles.add(Vectors.normalise(middle) ? middle : centres.get(cluster));
        }
        return around(middles, points);
    }

    static Clusters around(List<double[]> centres, List<double[]> points) {
        int[] labels = new int[points.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = nearest(centres, points.get(i));
        }
        return new Clusters(centres, labels);
    }

    private static List<double[]> centres(List<CentroidCluster<DoublePoint>> found) {
        List<double[]> centres = new ArrayList<>();
        for (CentroidCluster<DoublePoint> cluster : found) {
            double[] centre = cluster.getCenter().getPoint().clone();
            // Opposite points may cancel out; such a centre attracts nobody.
            Vectors.normalise(centre);
            centres.add(centre);
        }
        return centres;
    }

    private static int nearest(List<double[]> centres, double[] point) {
        int nearest = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int centre = 0; centre < centres.size(); centre++) {
            double cosine = Vectors.dot(centres.get(centre), point);
            if (cosine > greatest) {
                greatest = cosine;
                nearest = centre;
            }
        }
        return nearest;
    }

    private double cosines(List<double[]> points) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += Vectors.dot(points.get(i), centres.get(labels[i]));
        }
        return sum;
    }

    private static void add(double[] sum, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }
}
