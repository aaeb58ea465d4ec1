package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextFilmRidgeTest {
    private static final int FILMS = 6;
    private static final OptionalLong NO_MOMENT = OptionalLong.empty();
    private static final List<String> IDS = List.of("m0", "m1", "m2", "m3", "m4", "m5");
    private static final RidgeSettings TWO_SCALES = new RidgeSettings(List.of(0.6, 0.0), 1.5, 1, 0.5, 100);

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
        double[][] expected = byDefinition(viewers);
        assertWeights(NextFilmRidge.fit(viewers, IDS, TWO_SCALES), expected);
    }

    private static void assertWeights(NextFilmModel model, double[][] expected) {
        for (int film = 0; film < FILMS; film++) {
            for (int age = 0; age < 3; age++) {
                int[] films = new int[age + 1];
                Arrays.fill(films, NextFilmModel.UNKNOWN);
                films[0] = film;
                NextFilmQuery query = model.after(films, NO_MOMENT);
                for (int candidate = 0; candidate < FILMS; candidate++) {
                    double share = Math.pow(0.6, age) * expected[film][candidate]
                            + (age == 0 ? expected[FILMS + film][candidate] : 0);
                    assertThat(query.share(0, candidate)).isCloseTo(share, offset(1e-4));
                }
            }
        }
    }

    /** With a row for every choice, and Gaussian elimination. */
    private static double[][] byDefinition(List<ViewerEvents> viewers) {
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
            system[i][i] += TWO_SCALES.ridge();
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
        NextFilmQuery query = NextFilmRidge.fit(viewers(), IDS, TWO_SCALES).after(new int[] {4, 0, 2}, NO_MOMENT);
        double[] scores = query.scores();
        for (int film = 0; film < FILMS; film++) {
            double sum = query.share(0, film) + query.share(1, film) + query.share(2, film);
            assertThat(scores[film]).isCloseTo(sum, offset(1e-12));
        }
    }

    @Test
    void aFilmWithTooFewEventsIsNotLearnedAndAddsNothing() {
        List<ViewerEvents> viewers = List.of(events(0, 3, 2), events(0, 3), events(3, 0));
        NextFilmModel model =
                NextFilmRidge.fit(viewers, IDS.subList(0, 4), new RidgeSettings(List.of(0.5), 1, 2, 0.5, 100));
        assertThat(model.films()).containsExactly("m0", "m3");
        assertThat(model.number("m3")).isEqualTo(1);
        assertThat(model.number("m2")).isEqualTo(NextFilmModel.UNKNOWN);
        NextFilmQuery query = model.after(new int[] {NextFilmModel.UNKNOWN, 0}, NO_MOMENT);
        assertThat(query.share(0, 1)).isZero();
        assertThat(query.share(1, NextFilmModel.UNKNOWN)).isZero();
        assertThat(query.scores()[1]).isPositive();
    }

    @Test
    void askedInTheNumbersOfAListItAnswersInThem() {
        NextFilmModel model = NextFilmRidge.fit(viewers(), IDS, TWO_SCALES);
        float[] scores = new float[3];
        ViewerEvents history = new ViewerEvents(new int[] {2, 0}, new float[2], new long[] {10, 50});
        new NumberedFilms(model, List.of("m5", "unheard of", "m1")).score(history, OptionalLong.of(80), scores);
        double[] known = model.after(new int[] {1, 5}, OptionalLong.of(30)).scores();
        assertThat(scores).containsExactly((float) known[5], 0, (float) known[1]);
    }

    @Test
    void nothingIsLearnedFromNobody() {
        NextFilmModel model = NextFilmRidge.fit(List.of(), IDS, RidgeSettings.DEFAULT);
        assertThat(model.films()).isEmpty();
        NextFilmQuery query = model.after(new int[] {NextFilmModel.UNKNOWN}, OptionalLong.of(7));
        assertThat(query.scores()).isEmpty();
        assertThat(query.share(0, NextFilmModel.UNKNOWN)).isZero();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new RidgeSettings(List.of(1.0), 1, 1, 0, 100))
                .hasMessageContaining("scales lie in [0, 1)");
        assertThatThrownBy(() -> new RidgeSettings(List.of(0.5), 0, 1, 0, 100))
                .hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new RidgeSettings(List.of(0.5), 1, 1, 0, 0)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new AskingGaps(List.of(5L, 5L))).hasMessageContaining("must rise");
    }
}
