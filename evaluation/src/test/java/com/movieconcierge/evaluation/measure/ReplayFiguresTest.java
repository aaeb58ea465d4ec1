package com.movieconcierge.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayFiguresTest {
    private static final ReplayAnswer.State FINE = new ReplayAnswer.State("m1", List.of(), 20, false);

    private static ReplayAnswer answer(int viewer, double stars, int rank, int popularRank) {
        return new ReplayAnswer(
                viewer,
                stars,
                false,
                rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank),
                popularRank,
                FINE,
                Duration.ofMillis(10));
    }

    private static double product(ReplayFigures figures, ReplayGroup group, Metric metric) {
        return ReplayFigures.figure(figures.product(), group, metric).mean();
    }

    @Test
    void ranksAreWorthWhatTheLiteratureSaysAndAFilmThatIsNotListedIsWorthNothing() {
        var figures = ReplayFigures.of(
                List.of(answer(0, 5, 0, 99), answer(1, 3, 1, 100), answer(2, 2, 49, 9), answer(3, 5, -1, 0)), 1);
        assertThat(product(figures, ReplayGroup.ALL, Metric.NDCG_10))
                .isCloseTo((1 + Math.log(2) / Math.log(3)) / 4, within(1e-12));
        assertThat(product(figures, ReplayGroup.ALL, Metric.HIT_10)).isEqualTo(0.5);
        assertThat(product(figures, ReplayGroup.ALL, Metric.RECALL_100)).isEqualTo(0.75);
        assertThat(product(figures, ReplayGroup.ALL, Metric.MRR)).isEqualTo((1 + 0.5 + 0.02) / 4);
        assertThat(product(figures, ReplayGroup.LIKED, Metric.HIT_10)).isEqualTo(0.5);
        assertThat(ReplayFigures.figure(figures.popularity(), ReplayGroup.ALL, Metric.RECALL_100)
                        .mean())
                .isEqualTo(0.75);
        assertThat(ReplayFigures.figure(figures.product(), ReplayGroup.LIKED, Metric.MRR)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void newcomersCountApart() {
        var newcomer = new ReplayAnswer(7, 5, true, OptionalInt.of(0), 0, FINE, Duration.ZERO);
        var figures = ReplayFigures.of(List.of(newcomer, answer(1, 5, -1, 200)), 1);
        assertThat(product(figures, ReplayGroup.NEWCOMERS, Metric.NDCG_10)).isEqualTo(1);
        assertThat(product(figures, ReplayGroup.ALL, Metric.NDCG_10)).isZero();
        assertThat(product(figures, ReplayGroup.LIKED, Metric.NDCG_10)).isZero();
        assertThat(ReplayFigures.of(List.of(newcomer), 1).product()).containsOnlyKeys(ReplayGroup.NEWCOMERS);
        assertThat(ReplayFigures.of(List.of(newcomer), 1).tenths()).containsOnly(Double.NaN);
    }

    @Test
    void tenthsFollowTheOrderOfTheQuestions() {
        List<ReplayAnswer> answers = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> answers.add(answer(0, 4, i < 2 || i == 19 ? 0 : -1, 0)));
        assertThat(ReplayFigures.of(answers, 1).tenths())
                .containsExactly(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5);
    }

    @Test
    void answersAreCountedByHowTheyCameAbout() {
        List<ReplayAnswer> answers = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            var state = i == 20
                    ? ReplayAnswer.State.FAILED
                    : new ReplayAnswer.State(
                            i < 15 ? "m1" : "m2", i < 3 ? List.of("late") : List.of(), i == 5 ? 2000 : 0, false);
            answers.add(new ReplayAnswer(0, 4, false, OptionalInt.empty(), 0, state, Duration.ofMillis(i)));
        }
        var figures = ReplayFigures.of(answers, 1);
        assertThat(figures.models()).isEqualTo(Map.of("m1", 14L, "m2", 5L));
        assertThat(figures.degraded()).isEqualTo(Map.of("late", 2L));
        assertThat(figures.stale()).isOne();
        assertThat(figures.failed()).isOne();
        assertThat(figures.median()).isEqualTo(Duration.ofMillis(10));
        assertThat(figures.p95()).isEqualTo(Duration.ofMillis(19));
    }

    @Test
    void nothingAskedIsNothingMeasured() {
        var figures = ReplayFigures.of(List.of(), 1);
        assertThat(figures.product()).isEmpty();
        assertThat(figures.median()).isZero();
        assertThat(ReplayFigures.figure(figures.product(), ReplayGroup.ALL, Metric.MRR))
                .isEqualTo(Interval.NONE);
    }
}
