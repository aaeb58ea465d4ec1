package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactorFitTest {
    private static final int FILMS = 40;
    private static final List<String> IDS =
            IntStream.range(0, FILMS).mapToObj(film -> "m" + film).toList();
    private static final NextFilmSettings SETTINGS = new NextFilmSettings(
            new RidgeSettings(List.of(0.5), 5, 2, 0.5, 20),
            // The ridge's part is next to nothing.
            Optional.of(new FactorSettings(16, List.of(0.8, 0.0), 66_000, 0.02, 0.01, 0.1, 0.25, 1000, 3)),
            new AskingGaps(List.of(60L)));

    /** Within a minute the film after the last, later the one ten after it. */
    private static List<ViewerEvents> viewers() {
        Random random = new Random(6);
        List<ViewerEvents> viewers = new ArrayList<>();
        for (int viewer = 0; viewer < 150; viewer++) {
            boolean[] seen = new boolean[FILMS];
            int[] films = new int[12];
            long[] times = new long[12];
            films[0] = random.nextInt(FILMS);
            seen[films[0]] = true;
            for (int i = 1; i < films.length; i++) {
                boolean isSoon = random.nextBoolean();
                times[i] = times[i - 1] + (isSoon ? 20 : 4000);
                int next = (films[i - 1] + (isSoon ? 1 : 10)) % FILMS;
                while (seen[next]) {
                    next = random.nextInt(FILMS);
                }
                films[i] = next;
                seen[next] = true;
            }
            viewers.add(new ViewerEvents(films, new float[films.length], times));
        }
        return viewers;
    }

    private static int best(NextFilmModel model, int last, long sinceLast) {
        int before = (last + 23) % FILMS;
        double[] scores = model.after(new int[] {before, last}, OptionalLong.of(sinceLast))
                .scores();
        return IntStream.range(0, FILMS)
                .filter(film -> film != last && film != before)
                .boxed()
                .max((a, b) -> Double.compare(scores[a], scores[b]))
                .orElseThrow();
    }

    @Test
    void whatFollowsAtWhichKindOfMomentIsLearned() {
        NextFilmModel model = NextFilmFit.fit(viewers(), IDS, SETTINGS, FilmContent.NONE);
        assertThat(IntStream.range(0, FILMS).filter(last -> best(model, last, 20) == (last + 1) % FILMS))
                .hasSizeGreaterThan(FILMS * 9 / 10);
        assertThat(IntStream.range(0, FILMS).filter(last -> best(model, last, 4000) == (last + 10) % FILMS))
                .hasSizeGreaterThan(FILMS * 9 / 10);
    }

    @Test
    void theSameLogGivesTheSameFactorsOnAnyNumberOfCores() {
        byte[] one = Cores.using(
                1, () -> NextFilmModelBytes.of(NextFilmFit.fit(viewers(), IDS, SETTINGS, FilmContent.NONE)));
        byte[] three = Cores.using(
                3, () -> NextFilmModelBytes.of(NextFilmFit.fit(viewers(), IDS, SETTINGS, FilmContent.NONE)));
        assertThat(one).isEqualTo(three);
    }

    @Test
    void scoresAreTheSumOfWhatEventsAddAndTheFilmInTheMiddleScoresNothing() {
        NextFilmModel model = NextFilmFit.fit(viewers(), IDS, SETTINGS, FilmContent.NONE);
        NextFilmQuery query = model.after(new int[] {3, NextFilmModel.UNKNOWN, 17, 30}, OptionalLong.of(90));
        double[] scores = query.scores();
        for (int film = 0; film < FILMS; film++) {
            int candidate = film;
            double sum = IntStream.range(0, 4)
                    .mapToDouble(event -> query.share(event, candidate))
                    .sum();
            assertThat(query.score(film)).isCloseTo(sum, offset(1e-9));
            assertThat(scores[film]).isCloseTo(sum, withPercentage(0.01));
        }
        FactorQuery asked = new FactorQuery(model.factors().orElseThrow(), new int[] {5}, 0);
        int[] counts = ViewerEvents.counts(viewers(), FILMS);
        double sum = IntStream.range(0, FILMS)
                .mapToDouble(film -> Math.sqrt(counts[film]) * asked.score(film))
                .sum();
        assertThat(sum / FILMS).isCloseTo(0, offset(1e-2));
    }

    /** Behind the films stand as many that two viewers each have rated last; each is about what its twin is about. */
    @Test
    void filmsThatFewHaveRatedFollowWhatFilmsLikeThemFollow() {
        List<ViewerEvents> viewers = new ArrayList<>(viewers());
        Random random = new Random(9);
        float[] rows = new float[2 * FILMS * FILMS];
        for (int film = 0; film < FILMS; film++) {
            for (int viewer = 0; viewer < 2; viewer++) {
                int[] films = {random.nextInt(FILMS), FILMS + film};
                viewers.add(new ViewerEvents(films, new float[2], new long[] {0, 4000}));
            }
            rows[film * FILMS + film] = 1;
            rows[(FILMS + film) * FILMS + film] = 1;
        }
        double known = meanRank(viewers, new FilmContent(FILMS, rows));
        double unknown = meanRank(viewers, FilmContent.NONE);
        assertThat(known).isLessThan(15).isLessThan(unknown / 2);
    }

    /** Behind the films stand their twins, which nobody has rated. */
    @Test
    void filmsThatNobodyHasRatedArePredictedFromWhatTheyAreAbout() {
        float[] rows = new float[2 * FILMS * FILMS];
        for (int film = 0; film < FILMS; film++) {
            rows[film * FILMS + film] = 1;
            rows[(FILMS + film) * FILMS + film] = 1;
        }
        assertThat(meanRank(viewers(), new FilmContent(FILMS, rows))).isLessThan(8);
        List<String> ids =
                IntStream.range(0, 2 * FILMS).mapToObj(film -> "m" + film).toList();
        assertThat(NextFilmFit.fit(viewers(), ids, SETTINGS, FilmContent.NONE).films())
                .hasSize(FILMS);
        // Of the last one nothing is known.
        NextFilmModel model = NextFilmFit.fit(
                viewers(), ids, SETTINGS, new FilmContent(FILMS, Arrays.copyOf(rows, (2 * FILMS - 1) * FILMS)));
        assertThat(model.films()).hasSize(2 * FILMS - 1);
        NextFilmQuery query = model.after(new int[] {3, model.number("m50")}, OptionalLong.of(90));
        int candidate = model.number("m60");
        assertThat(query.share(0, candidate) + query.share(1, candidate))
                .isCloseTo(query.score(candidate), offset(1e-9));
        assertThat(query.share(1, candidate)).isNotZero();
    }

    /** How many films are better than the twin of the one that comes next. */
    private static double meanRank(List<ViewerEvents> viewers, FilmContent content) {
        List<String> ids =
                IntStream.range(0, 2 * FILMS).mapToObj(film -> "m" + film).toList();
        NextFilmModel model = NextFilmFit.fit(viewers, ids, SETTINGS, content);
        return IntStream.range(0, FILMS)
                .mapToLong(last -> {
                    double[] scores =
                            model.after(new int[] {last}, OptionalLong.of(20)).scores();
                    double twin = scores[FILMS + (last + 1) % FILMS];
                    return IntStream.range(0, 2 * FILMS)
                            .filter(film -> scores[film] > twin)
                            .count();
                })
                .average()
                .orElseThrow();
    }

    @Test
    void nothingToLearnFromIsNoModel() {
        assertThat(NextFilmFit.fit(List.of(), IDS, SETTINGS, FilmContent.NONE).films())
                .isEmpty();
        List<ViewerEvents> alone = List.of(
                new ViewerEvents(new int[] {1}, new float[1], new long[1]),
                new ViewerEvents(new int[] {1}, new float[1], new long[1]));
        assertThat(NextFilmFit.fit(alone, IDS, SETTINGS, FilmContent.NONE).films())
                .containsExactly("m1");
    }

    @Test
    void aFitThatGoesAstrayIsNoFit() {
        FactorSettings wild = new FactorSettings(4, List.of(0.5), 3, 1e30, 0, 0, 0, 1, 1);
        NextFilmSettings settings = new NextFilmSettings(SETTINGS.ridge(), Optional.of(wild), AskingGaps.NONE);
        assertThatThrownBy(() -> NextFilmFit.fit(viewers(), IDS, settings, FilmContent.NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("loss");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new FactorSettings(0, List.of(0.5), 3, 0.1, 0, 0, 0, 1, 1))
                .hasMessageContaining("dimensions");
        assertThat(FactorSettings.DEFAULT.epochs(100_000)).isEqualTo(8);
        assertThat(FactorSettings.DEFAULT.epochs(50_000_000)).isEqualTo(4);
        assertThat(FactorSettings.DEFAULT.epochs(0)).isEqualTo(40);
        assertThat(FactorSettings.DEFAULT.part(0)).isEqualTo(1);
        assertThat(FactorSettings.DEFAULT.part(1_000_000)).isEqualTo(1);
        assertThat(FactorSettings.DEFAULT.part(10_000_000)).isEqualTo(0.1);
        assertThatThrownBy(() -> new FactorSettings(4, List.of(0.5), 3, 0.1, 0, 1, 0, 1, 1))
                .hasMessageContaining("dropout");
        assertThatThrownBy(() -> new FactorSettings(4, List.of(0.5), 3, 0.1, 0, 0, 0, 0, 1))
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> new FactorSettings(4, List.of(1.0), 3, 0.1, 0, 0, 0, 1, 1))
                .hasMessageContaining("scales");
    }
}
