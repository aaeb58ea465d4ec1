package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StyleLayoutTest {
    private static final double[] MEAN = filled(0.5);
    private static final double[] DEVIATION = filled(0.1);

    @Test
    void liftedVectorHasUnitLengthAndGivesEachFeatureBack() {
        double[] features = new double[StyleLayout.FEATURES];
        for (int i = 0; i < features.length; i++) {
            features[i] = i / (double) features.length;
        }
        float[] vector = StyleLayout.lifted(features);
        assertThat(vector).hasSize(StyleLayout.DIMENSION);
        assertThat(Vectors.norm(vector)).isCloseTo(1, within(1e-6));
        for (int i = 0; i < features.length; i++) {
            assertThat(StyleLayout.feature(vector, i)).isCloseTo(features[i], within(1e-6));
        }
    }

    @Test
    void brightestPossiblePictureStillFitsTheUnitBall() {
        double[] features = new double[StyleLayout.FEATURES];
        Arrays.fill(features, 1);
        assertThat(Vectors.norm(StyleLayout.lifted(features))).isCloseTo(1, within(1e-6));
    }

    @Test
    void threeMostStrikingTraitsAreNamedStrongestFirst() {
        float[] film = film();
        film[StyleLayout.MEAN_LIGHT] = 0.2f;
        film[StyleLayout.WARMTH] = 0.9f;
        film[StyleLayout.CONTRAST] = 0.6f;
        film[StyleLayout.FINENESS] = 0.42f;
        assertThat(StyleLayout.words(film, MEAN, DEVIATION)).containsExactly("warm palette", "dark", "high contrast");
    }

    @Test
    void nothingIsSaidOfWhatNobodyWouldNoticeOrDoesNotVary() {
        float[] film = film();
        film[StyleLayout.MEAN_LIGHT] = 0.56f;
        film[StyleLayout.WARMTH] = 0.9f;
        double[] deviation = filled(0.1);
        deviation[StyleLayout.WARMTH] = 0;
        assertThat(StyleLayout.words(film, MEAN, deviation)).isEmpty();
    }

    @Test
    void filmsShareOnlyWhatBothAreOnTheSameSide() {
        float[] one = film();
        float[] other = film();
        one[StyleLayout.MEAN_LIGHT] = 0.1f;
        other[StyleLayout.MEAN_LIGHT] = 0.3f;
        one[StyleLayout.WARMTH] = 0.9f;
        other[StyleLayout.WARMTH] = 0.1f;
        assertThat(StyleLayout.shared(one, other, MEAN, DEVIATION)).containsExactly("dark");
    }

    private static float[] film() {
        float[] film = new float[StyleLayout.DIMENSION];
        Arrays.fill(film, 0.5f);
        return film;
    }

    private static double[] filled(double value) {
        double[] filled = new double[StyleLayout.DIMENSION];
        Arrays.fill(filled, value);
        return filled;
    }
}
