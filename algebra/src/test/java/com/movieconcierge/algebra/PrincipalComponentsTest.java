package com.movieconcierge.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    @Property(seed = "20261128", tries = 100)
    void directionsAreOrthonormalAndFallByVariance(
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll @IntRange(min = 1, max = 9) int dimensions,
            @ForAll long seed) {
        List<double[]> places = places(rows, dimensions, seed);

        PrincipalComponents components = PrincipalComponents.of(places, 4);

        assertThat(components.size()).isBetween(1, Math.min(4, Math.min(rows, dimensions)));
        double before = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < components.size(); axis++) {
            for (int other = 0; other <= axis; other++) {
                assertThat(dot(components.axis(axis), components.axis(other)))
                        .isCloseTo(axis == other ? 1 : 0, within(1e-6));
            }
            double variance = 0;
            for (double[] place : places) {
                variance += Math.pow(components.project(place)[axis], 2);
            }
            assertThat(variance).isLessThanOrEqualTo(before * (1 + 1e-9));
            before = variance;
        }
    }

    @Property(seed = "20261128", tries = 100)
    void neitherTheOrderOfTheRowsNorTheirSidesTurnADirection(
            @ForAll @IntRange(min = 2, max = 6) int rows, @ForAll long seed) {
        List<double[]> places = places(rows, 4, seed);
        List<double[]> other = new ArrayList<>();
        places.forEach(place -> other.add(DoubleStream.of(place).map(x -> -x).toArray()));
        Collections.shuffle(other, new Random(seed));

        PrincipalComponents components = PrincipalComponents.of(places, 2);
        PrincipalComponents again = PrincipalComponents.of(other, 2);

        assertThat(again.size()).isEqualTo(components.size());
        for (int axis = 0; axis < components.size(); axis++) {
            assertThat(again.axis(axis)).containsExactly(components.axis(axis), within(1e-6));
        }
    }

    @Test
    void whatTheDirectionsSpanComesBackWhole() {
        List<double[]> places = places(3, 50, 1);
        PrincipalComponents components = PrincipalComponents.of(places, 9);

        assertThat(components.size()).isEqualTo(3);
        assertThat(components.lift(components.project(places.get(1)))).containsExactly(places.get(1), within(1e-9));
    }

    @Test
    void rowsThatDoNotDifferHaveNoDirection() {
        PrincipalComponents none = PrincipalComponents.of(List.of(new double[3], new double[3]), 2);

        assertThat(none.size()).isZero();
        assertThat(none.lift(none.project(new double[] {1, 2, 3}))).containsExactly(0, 0, 0);
    }

    @Test
    void rowsThatAreNoNumbersAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PrincipalComponents.of(List.of(new double[] {1, Double.NaN}), 2))
                .withMessageContaining("1 rows");
    }

    private static List<double[]> places(int rows, int dimensions, long seed) {
        Random random = new Random(seed);
        List<double[]> places = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double[] place = new double[dimensions];
            // Spread unequally, so that the directions are told apart.
            Arrays.setAll(place, i -> random.nextGaussian() * (i + 1) * (i + 1));
            places.add(place);
        }
        return places;
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
        }
        return dot;
    }
}
