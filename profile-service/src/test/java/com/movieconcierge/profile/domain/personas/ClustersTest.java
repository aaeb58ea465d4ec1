package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final int GROUPS = 7;

    /** Unit vectors around the axes. */
    private static List<double[]> points(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double[] point = new double[GROUPS];
                    for (int axis = 0; axis < GROUPS; axis++) {
                        point[axis] = 0.2 * random.nextGaussian() + (axis == i % GROUPS ? 1 : 0);
                    }
                    Vectors.normalise(point);
                    return point;
                })
                .toList();
    }

    private static FitSettings settings(int most) {
        return new FitSettings(20, 2, most, Map.of(Modality.FACTS, 0.7, Modality.THEME, 0.3), 0.5, 12, 5, 1);
    }

    @Test
    void theSameSeedEndsInTheSameClusters() {
        List<double[]> points = points(300, 1);
        assertThat(Clusters.fit(points, 4, 3, 9).labels())
                .isEqualTo(Clusters.fit(points, 4, 3, 9).labels());
    }

    @Test
    void asManyClustersAreCountedAsThereAre() {
        assertThat(new ClusterCount(settings(12)).choose(points(300, 1), Optional.empty()))
                .hasValue(GROUPS);
    }

    @Test
    void viewersWhoAreAllAlikeAreNoClusters() {
        List<double[]> same =
                Stream.generate(() -> new double[] {1, 0}).limit(50).toList();
        assertThat(new ClusterCount(settings(12)).choose(same, Optional.empty()))
                .isEmpty();
    }

    @Test
    void clustersOfASampleAreThoseOfAllPoints() {
        List<double[]> points = points(21_000, 1);
        Clusters clusters = new ClusterCount(settings(12)).cluster(points, GROUPS);
        assertThat(clusters.labels()).hasSize(points.size());
        IntStream.range(0, points.size() - GROUPS).forEach(i -> {
            if (i % 100 == 0) {
                double[] centre = clusters.centres().get(clusters.labels()[i]);
                assertThat(centre[i % GROUPS]).isGreaterThan(0.95);
            }
        });
    }
}
