package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SilhouetteTest {

    @Example
    void itIsTheOneOfTheDefinition() {
        List<double[]> points = List.of(new double[] {0}, new double[] {1}, new double[] {4}, new double[] {6});
        // a: 1, 1, 2, 2; b: 5, 4, 3.5, 5.5
        double expected = ((5 - 1) / 5.0 + (4 - 1) / 4.0 + (3.5 - 2) / 3.5 + (5.5 - 2) / 5.5) / 4;

        assertThat(Silhouette.of(points, new int[] {0, 0, 1, 1}, 2)).isEqualTo(expected, within(1e-12));
    }

    @Property(tries = 100)
    void itLiesBetweenMinusOneAndOneAndDoesNotCareForOrder(
            @ForAll @IntRange(max = 30) int count,
            @ForAll @IntRange(min = 1, max = 5) int clusters,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<double[]> points = IntStream.range(0, count)
                .mapToObj(i -> new double[] {random.nextInt(4), random.nextGaussian()})
                .toList();
        int[] labels = random.ints(count, 0, clusters).toArray();

        double silhouette = Silhouette.of(points, labels, clusters);

        int[] reversed =
                IntStream.range(0, count).map(i -> labels[count - 1 - i]).toArray();
        List<double[]> backwards = IntStream.range(0, count)
                .mapToObj(i -> points.get(count - 1 - i))
                .toList();
        assertThat(silhouette).isBetween(-1.0, 1.0);
        assertThat(Silhouette.of(backwards, reversed, clusters)).isEqualTo(silhouette, within(1e-9));
        assertThat(Silhouette.of(points, Arrays.copyOf(new int[0], count), clusters))
                .isZero();
    }
}
