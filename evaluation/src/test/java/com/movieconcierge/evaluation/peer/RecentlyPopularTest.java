package com.movieconcierge.evaluation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The edges of the window; the whole part of a score is what the window holds. */
class RecentlyPopularTest {
    private static final long DAY = 24 * 3600L;

    private static float[] scores(int films, OptionalLong askedAt, ViewerEvents... viewers) {
        RecentlyPopular model = new RecentlyPopular();
        model.fit(new Training(films, List.of(viewers)));
        float[] scores = new float[films];
        Arrays.fill(scores, 99);
        model.score(new Question(0, ViewerEvents.NONE, askedAt, new int[] {0}, new float[1]), scores);
        return scores;
    }

    private static int[] windowed(long askedAt, ViewerEvents... viewers) {
        float[] scores = scores(3, OptionalLong.of(askedAt), viewers);
        return IntStream.range(0, scores.length).map(film -> (int) scores[film]).toArray();
    }

    private static ViewerEvents at(int[] films, long... times) {
        return new ViewerEvents(films, new float[films.length], times);
    }

    @Test
    void aRatingCountsAfterItsMomentAndForSevenDays() {
        ViewerEvents log = at(new int[] {0, 1, 2}, 0, 10 * DAY, 30 * DAY);
        assertThat(windowed(10 * DAY, log)).as("not at its own moment").containsExactly(0, 0, 0);
        assertThat(windowed(10 * DAY + 1, log)).containsExactly(0, 1, 0);
        assertThat(windowed(17 * DAY, log)).containsExactly(0, 1, 0);
        assertThat(windowed(17 * DAY + 1, log)).containsExactly(0, 0, 0);
    }

    @Test
    void longAfterTheLogItsLastSevenDaysCount() {
        ViewerEvents[] log = {at(new int[] {0, 1}, 0, 10 * DAY), at(new int[] {0, 1, 2}, 1, 10 * DAY, 16 * DAY)};
        assertThat(windowed(23 * DAY, log)).as("seven days after the end").containsExactly(0, 0, 1);
        assertThat(windowed(23 * DAY + 1, log)).as("later").containsExactly(0, 2, 1);
        assertThat(windowed(900 * DAY, log)).containsExactly(0, 2, 1);
        ViewerEvents edge = at(new int[] {0, 1, 2}, 9 * DAY, 9 * DAY + 1, 16 * DAY);
        assertThat(windowed(900 * DAY, edge))
                .as("seven days with the newest rating")
                .containsExactly(0, 1, 1);
    }

    @Test
    void beforeTheLogNothingIsKnownOfTheWindow() {
        assertThat(windowed(5 * DAY, at(new int[] {0, 1}, 5 * DAY, 6 * DAY))).containsExactly(0, 0, 0);
    }

    @Test
    void withoutRatingsAllFilmsAreAlike() {
        assertThat(scores(2, OptionalLong.empty())).containsExactly(0.5f, 0.5f);
        assertThat(scores(2, OptionalLong.of(DAY))).containsExactly(0.5f, 0.5f);
    }

    /** A part of all ratings would be lost in the float of the window. */
    @Test
    void oneRatingEverDecidesATieOfALargeLog() {
        ViewerEvents old = at(
                IntStream.concat(IntStream.of(1), IntStream.generate(() -> 2).limit(300_000))
                        .toArray(),
                new long[300_001]);
        int[] films = IntStream.range(0, 1200).map(i -> i % 2).toArray();
        long[] times = new long[films.length];
        Arrays.fill(times, 100 * DAY);
        float[] scores = scores(3, OptionalLong.empty(), old, at(films, times));
        assertThat(scores[1]).isGreaterThan(scores[0]).isLessThan(601);
        assertThat(scores[0]).isGreaterThanOrEqualTo(600);
    }
}
