package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class NextFilmRidgeTest {
    private static final int FILMS = 6;
    private static final AskingGaps GAPS = new AskingGaps(List.of(0L, 60L));
    private static final OptionalLong NO_MOMENT = OptionalLong.empty();
    private static final RidgeSettings TWO_SCALES = new RidgeSettings(List.of(0.6, 0.0), 1.5, 0, 1, 0.5, 100);

    /** Viewers of different length, every film watched at most once each. */
    private static List<ViewerEvents> viewers() {
        Random random = new Random(3);
        List<ViewerEvents> viewers = new ArrayList<>();
        for (int viewer = 0; viewer < 8; viewer++) {
            List<Integer> films = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            java.util.Collections.shuffle(films, random);
            int[] seen = films.subList(0, 1 + viewer % FILMS).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            long[] times = new long[seen.length];
            for (int i = 1; i < times.length; i++) {
                times[i] = times[i - 1] + List.of(0L, 30L, 5000L).get(random.nextInt(3));
            }
            viewers.add(new ViewerEvents(seen, new float[seen.length], times));
        }
        return viewers;
    }

    private static ViewerEvents events(int... films) {
        return new ViewerEvents(films, new float[films.length], new long[films.length]);
    }

    @Test
    void itIsTheRidgeRegressionOfTheDecayedHistoryOnTheNextFilm() {
        List<ViewerEvents> viewers = viewers();
        double[][] expected = byDefinition(viewers, gap -> true, TWO_SCALES.ridge(), new double[2 * FILMS][FILMS]);
        assertWeights(NextFilmRidge.fit(viewers, FILMS, TWO_SCALES, GAPS), NO_MOMENT, expected);
    }

    @Test
    void forEachKindOfMomentItIsTheRegressionOverItsChoicesDrawnToTheCommonOne() {
        List<ViewerEvents> viewers = viewers();
        double[][] common = byDefinition(viewers, gap -> true, TWO_SCALES.ridge(), new double[2 * FILMS][FILMS]);
        NextFilmRidge ridge = NextFilmRidge.fit(viewers, FILMS, TWO_SCALES.withGapRidge(0.7), GAPS);
        assertWeights(ridge, NO_MOMENT, common);
        assertWeights(ridge, OptionalLong.of(100), byDefinition(viewers, gap -> gap == 0, 0.7, common));
        assertWeights(ridge, OptionalLong.of(120), byDefinition(viewers, gap -> gap == 30, 0.7, common));
        assertWeights(ridge, OptionalLong.of(9000), byDefinition(viewers, gap -> gap == 5000, 0.7, common));
    }

    /** Of a history whose last event is at 100. */
    private static void assertWeights(NextFilmRidge ridge, OptionalLong askedAt, double[][] expected) {
        for (int film = 0; film < FILMS; film++) {
            for (int age = 0; age < 3; age++) {
                int[] films = new int[age + 1];
                films[0] = film;
                long[] times = new long[age + 1];
                Arrays.fill(times, 100);
                ViewerEvents history = new ViewerEvents(films, new float[age + 1], times);
                for (int candidate = 0; candidate < FILMS; candidate++) {
                    double share = Math.pow(0.6, age) * expected[film][candidate]
                            + (age == 0 ? expected[FILMS + film][candidate] : 0);
                    assertThat(ridge.share(history, 0, askedAt, candidate)).isCloseTo(share, offset(1e-4));
                }
            }
        }
    }

    /** With a row for every choice, and Gaussian elimination. */
    private static double[][] byDefinition(
            List<ViewerEvents> viewers, LongPredicate gaps, double ridge, double[][] towards) {
        List<Double> scales = TWO_SCALES.scales();
        int columns = scales.size() * FILMS;
        double[][] system = new double[columns][columns + FILMS];
        double weights = 0;
        int choices = 0;
        for (ViewerEvents events : viewers) {
            weights += (events.size() - 1) * Math.pow(events.size(), -0.5);
            choices += events.size() - 1;
        }
        for (ViewerEvents events : viewers) {
            double weight = Math.pow(events.size(), -0.5) / (weights / choices);
            for (int t = 1; t < events.size(); t++) {
                if (!gaps.test(events.time(t) - events.time(t - 1))) {
                    continue;
                }
                double[] row = new double[columns];
                for (int i = 0; i < t; i++) {
                    for (int f = 0; f < scales.size(); f++) {
                        row[f * FILMS + events.film(i)] += Math.pow(scales.get(f), t - 1 - i);
                    }
                }
                for (int i = 0; i < columns; i++) {
                    for (int j = 0; j < columns; j++) {
                        system[i][j] += weight * row[i] * row[j];
                    }
                    system[i][columns + events.film(t)] += weight * row[i];
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            system[i][i] += ridge;
            for (int j = 0; j < FILMS; j++) {
                system[i][columns + j] += ridge * towards[i][j];
            }
        }
        for (int pivot = 0; pivot < columns; pivot++) {
            for (int i = 0; i < columns; i++) {
                if (i != pivot) {
                    double factor = system[i][pivot] / system[pivot][pivot];
                    for (int j = pivot; j < columns + FILMS; j++) {
                        system[i][j] -= factor * system[pivot][j];
                    }
                }
            }
        }
        double[][] solution = new double[columns][FILMS];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < FILMS; j++) {
                solution[i][j] = system[i][columns + j] / system[i][i];
            }
        }
        return solution;
    }

    @Test
    void aScoreIsTheSumOfWhatItsEventsAdd() {
        NextFilmRidge ridge = NextFilmRidge.fit(viewers(), FILMS, TWO_SCALES, GAPS);
        ViewerEvents history = events(4, 0, 2);
        float[] scores = new float[FILMS];
        ridge.score(history, NO_MOMENT, scores);
        for (int film = 0; film < FILMS; film++) {
            double sum = ridge.share(history, 0, NO_MOMENT, film)
                    + ridge.share(history, 1, NO_MOMENT, film)
                    + ridge.share(history, 2, NO_MOMENT, film);
            assertThat(scores[film]).isCloseTo((float) sum, offset(1e-5f));
        }
    }

    @Test
    void aFilmWithTooFewEventsIsNotLearnedAndScoresNothing() {
        List<ViewerEvents> viewers = List.of(events(0, 1, 2), events(0, 1), events(1, 0));
        NextFilmRidge ridge = NextFilmRidge.fit(viewers, 4, new RidgeSettings(List.of(0.5), 1, 0, 2, 0.5, 100), GAPS);
        assertThat(ridge.known()).isEqualTo(2);
        assertThat(ridge.knows(2)).isFalse();
        float[] scores = {9, 9, 9, 9};
        ridge.score(events(2, 0), NO_MOMENT, scores);
        assertThat(scores[2]).isZero();
        assertThat(scores[3]).isZero();
        assertThat(scores[1]).isPositive();
    }

    @Test
    void nothingIsLearnedFromNobody() {
        NextFilmRidge ridge = NextFilmRidge.fit(List.of(), 3, RidgeSettings.DEFAULT, GAPS);
        float[] scores = {1, 1, 1};
        ridge.score(events(0), NO_MOMENT, scores);
        assertThat(scores).containsOnly(0);
        assertThat(ridge.share(events(0), 0, OptionalLong.of(7), 1)).isZero();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new RidgeSettings(List.of(1.0), 1, 0, 1, 0, 100))
                .hasMessageContaining("scales lie in [0, 1)");
        assertThatThrownBy(() -> new RidgeSettings(List.of(0.5), 0, 0, 1, 0, 100))
                .hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new RidgeSettings(List.of(0.5), 1, 0, 1, 0, 0))
                .hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new AskingGaps(List.of(5L, 5L))).hasMessageContaining("must rise");
    }
}
