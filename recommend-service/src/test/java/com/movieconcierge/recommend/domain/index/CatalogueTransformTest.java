package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.index.ModalityTransform.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CatalogueTransformTest {
    private static final TestWorld WORLD = new TestWorld("m", 400, 12, 6, 3);

    @Test
    void whitenedVectorsHaveNoMeanAndUnitCovariance() {
        List<float[]> vectors = vectors();
        ModalityTransform transform = ModalityTransform.fit(Kind.ZCA, 1e-9, vectors);
        double[][] white = vectors.stream().map(transform::apply).toArray(double[][]::new);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                double covariance = 0;
                double mean = 0;
                for (double[] vector : white) {
                    covariance += vector[i] * vector[j] / white.length;
                    mean += vector[i] / white.length;
                }
                assertThat(mean).isCloseTo(0, within(1e-6));
                assertThat(covariance).isCloseTo(i == j ? 1 : 0, within(1e-5));
            }
        }
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<FilmDna> shuffled = new ArrayList<>(WORLD.dna());
        Collections.shuffle(shuffled, new Random(9));
        CatalogueTransform a = CatalogueTransform.fit(TestWorld.LAW.recipes(), TestWorld.MODELS, WORLD.dna());
        CatalogueTransform b = CatalogueTransform.fit(TestWorld.LAW.recipes(), TestWorld.MODELS, shuffled);
        assertThat(a.version()).isEqualTo(b.version()).matches("[0-9a-f]{12}");
    }

    @Test
    void anotherFilmMakesAnotherVersion() {
        CatalogueTransform all = CatalogueTransform.fit(TestWorld.LAW.recipes(), TestWorld.MODELS, WORLD.dna());
        CatalogueTransform fewer = CatalogueTransform.fit(
                TestWorld.LAW.recipes(), TestWorld.MODELS, WORLD.dna().subList(1, 400));
        assertThat(fewer.version()).isNotEqualTo(all.version());
    }

    /** What lets profiles keep raw sums: transforming a sum is summing transformed vectors. */
    @Property(seed = "20261122", tries = 50)
    void transformingCommutesWithTheWeightedSum(
            @ForAll @IntRange(max = 300) int a, @ForAll @IntRange(min = -20, max = 20) int weight) {
        List<float[]> vectors = vectors();
        ModalityTransform transform = ModalityTransform.fit(Kind.ZCA, 0.1, vectors);
        float[] v = vectors.get(a);
        float[] w = vectors.get(7);
        float[] sum = new float[v.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weight * v[i] - 2 * w[i];
        }
        double[] ofSum = transform.apply(sum, weight - 2);
        double[] tv = transform.apply(v);
        double[] tw = transform.apply(w);
        for (int i = 0; i < sum.length; i++) {
            assertThat(ofSum[i]).isCloseTo(weight * tv[i] - 2 * tw[i], within(1e-4));
        }
    }

    @Test
    void onlyVectorsOfTheChosenModelCount() {
        ModelRef other = new ModelRef("newer", "2");
        List<FilmDna> films = new ArrayList<>(WORLD.dna().subList(0, 20));
        var stranger =
                new FilmDna("x", "h", List.of(new FilmDna.Block(Modality.THEME, other, new float[] {1, 0, 0, 0})));
        films.add(stranger);
        CatalogueTransform transform = CatalogueTransform.fit(TestWorld.LAW.recipes(), TestWorld.MODELS, films);
        assertThat(transform.fitted(Modality.THEME).model()).isEqualTo(TestWorld.THEME);
        assertThat(transform.vectorOf(stranger, Modality.THEME)).isNull();
        assertThat(transform.vectorOf(films.get(0), Modality.THEME)).isNotNull();
    }

    @Test
    void oneFilmAloneCanBeFitted() {
        CatalogueTransform transform = CatalogueTransform.fit(
                TestWorld.LAW.recipes(), TestWorld.MODELS, WORLD.dna().subList(0, 1));
        assertThat(transform.films()).isEqualTo(1);
    }

    private static List<float[]> vectors() {
        return WORLD.dna().stream()
                .map(dna -> dna.vector(Modality.THEME, TestWorld.THEME))
                .filter(Objects::nonNull)
                .toList();
    }
}
