package com.movieconcierge.profile.domain.personas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * How many clusters points fall into: the count with the clearest silhouette within the range. The former count stays
 * unless another is clearer by a margin, so that personas do not come and go with a handful of ratings. Looks at a seeded
 * sample.
 */
record ClusterCount(FitSettings settings) {
    private static final int SAMPLE = 5_000;
    private static final int LARGE_SAMPLE = 20_000;
    private static final int SILHOUETTE_SAMPLE = 1_500;
    private static final int STARTS = 4;
    private static final double MARGIN = 0.02;

    /** The count; empty when there are too few points that differ. */
    OptionalInt choose(List<double[]> points, Optional<Integer> former) {
        Set<List<Double>> different = new HashSet<>();
        for (int i = 0; i < points.size() && different.size() < settings.most(); i++) {
            different.add(DoubleStream.of(points.get(i)).boxed().toList());
        }
        int most =
                Math.min(Math.min(settings.most(), points.size() / FitSettings.VIEWERS_PER_PERSONA), different.size());
        int fewest = Math.min(settings.fewest(), most);
        if (most < 2) {
            return OptionalInt.empty();
        }
        List<double[]> sample = sample(points, SAMPLE);
        int best = fewest;
        double bestClarity = Double.NEGATIVE_INFINITY;
        for (int k = fewest; k <= most; k++) {
            double clarity = clarity(sample, k) + (former.equals(Optional.of(k)) ? MARGIN : 0);
            if (clarity > bestClarity) {
                best = k;
                bestClarity = clarity;
            }
        }
        return OptionalInt.of(best);
    }

    /** The clusters: K-Means on a sample where there are very many points, then all of them. */
    Clusters cluster(List<double[]> points, int k) {
        Clusters clusters = Clusters.fit(sample(points, LARGE_SAMPLE), k, settings.starts(), settings.seed());
        return points.size() <= LARGE_SAMPLE ? clusters : clusters.over(points);
    }

    private double clarity(List<double[]> points, int k) {
        return silhouette(points, Clusters.fit(points, k, STARTS, settings.seed()));
    }

    /** The silhouette of clusters over a sample of their points. */
    double silhouette(List<double[]> points, Clusters clusters) {
        List<double[]> sample = sample(points, SILHOUETTE_SAMPLE);
        Clusters sampled = Clusters.around(clusters.centres(), sample);
        return Silhouette.of(sample, sampled.labels(), clusters.centres().size());
    }

    private List<double[]> sample(List<double[]> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        List<double[]> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, new Random(settings.seed()));
        return List.copyOf(shuffled.subList(0, most));
    }
}
