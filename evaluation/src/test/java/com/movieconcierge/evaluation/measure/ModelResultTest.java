package com.movieconcierge.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.data.Dataset;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Split;
import com.movieconcierge.evaluation.data.Training;
import com.movieconcierge.model.Film;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelResultTest {
    /** Film 0 is a drama that six viewers rated, film 1 a comedy that one rated, film 2 a drama that nobody rated. */
    private final List<Film> films = List.of(
            Film.builder("a", "A").genres(List.of("Drama")).build(),
            Film.builder("b", "B").genres(List.of("Comedy")).build(),
            Film.builder("c", "C").genres(List.of("Drama")).build());

    private final ViewerEvents drama = new ViewerEvents(new int[] {0}, new float[] {4}, new long[] {1});
    private final ViewerEvents comedy = new ViewerEvents(new int[] {1}, new float[] {4}, new long[] {1});

    private final List<ViewerEvents> viewers = IntStream.range(0, 7)
            .mapToObj(viewer -> viewer < 6 ? drama : comedy)
            .toList();

    private final Split split = new Split(
            "last-1",
            new Dataset(films, List.of("0", "1", "2", "3", "4", "5", "6"), viewers, true, true),
            new Training(3, viewers),
            List.of(question(6, comedy, 0, 5), question(0, drama, 2, 2)));

    private static final List<Answer> ANSWERS = List.of(
            new Answer(new int[] {0}, new int[] {0}, new int[] {0, 2}),
            new Answer(new int[] {2}, new int[] {1}, new int[] {1, 2}));

    private static Question question(int viewer, ViewerEvents history, int target, float stars) {
        return new Question(viewer, history, OptionalLong.empty(), new int[] {target}, new float[] {stars});
    }

    private final ModelResult result = ModelResult.of("m", "", split, ANSWERS, Duration.ZERO, Duration.ZERO, 1);

    @Test
    void figuresAreByWhatWasAskedFor() {
        assertThat(result.figure(Slice.ALL, Metric.NDCG_10).mean()).isCloseTo(0.75, offset(1e-12));
        assertThat(result.figure(Slice.LIKED, Metric.NDCG_10).mean()).isEqualTo(1);
        assertThat(result.figure(Slice.WARM, Metric.NDCG_10).mean()).isEqualTo(1);
        assertThat(result.figure(Slice.COLD_FILMS, Metric.NDCG_10).mean()).isCloseTo(0.5, offset(1e-12));
        assertThat(result.figure(Slice.SHORT, Metric.NDCG_10).count()).isEqualTo(2);
        assertThat(result.figure(Slice.LONG_HISTORIES, Metric.NDCG_10)).isSameAs(Interval.NONE);
        assertThat(result.figures()).doesNotContainKey(Slice.LONG_HISTORIES);
    }

    @Test
    void filmsThatWereLeftOutHaveFiguresOfTheirOwn() {
        assertThat(result.figures()).doesNotContainKeys(Slice.LEFT_OUT, Slice.AMONG_LEFT_OUT, Slice.NOT_LEFT_OUT);
        Split without = new Split("last-1", split.dataset(), split.training(), split.questions(), Set.of(1, 2));
        ModelResult measured = ModelResult.of("m", "", without, ANSWERS, Duration.ZERO, Duration.ZERO, 1);
        assertThat(measured.figure(Slice.LEFT_OUT, Metric.HIT_10).count()).isEqualTo(1);
        assertThat(measured.figure(Slice.LEFT_OUT, Metric.MRR).mean()).isCloseTo(1.0 / 3, offset(1e-12));
        assertThat(measured.figure(Slice.AMONG_LEFT_OUT, Metric.MRR).mean()).isCloseTo(0.5, offset(1e-12));
        assertThat(measured.figure(Slice.NOT_LEFT_OUT, Metric.MRR).mean()).isEqualTo(1);
    }

    @Test
    void listsAreMeasuredAsLists() {
        ListMeasures lists = result.lists();
        assertThat(lists.coverage()).isEqualTo(1);
        // Exposed 1, 1, 2 times: Gini 2 · (1 + 2 + 6) / (3 · 4) - 4 / 3
        assertThat(lists.gini()).isCloseTo(1.5 - 4.0 / 3, offset(1e-12));
        // Two dramas are alike, a comedy and a drama are not.
        assertThat(lists.likeness()).isCloseTo(0.5, offset(1e-12));
        // Of 7 viewers, smoothed: log2 of 8/7, 8 in the first list, 8/2, 8 in the second
        assertThat(lists.novelty()).isCloseTo((Math.log(8 / 7.0) / Math.log(2) + 3 + 2 + 3) / 4, offset(1e-12));
        // A comedy was seen and two dramas are given; a drama was seen and one of two is given.
        double first = Math.log(1 / 0.01);
        double second = Math.log(1 / (0.99 * 0.5 + 0.01));
        assertThat(lists.miscalibration()).isCloseTo((first + second) / 2, offset(1e-9));
    }
}
