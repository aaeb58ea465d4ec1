package com.movieconcierge.evaluation.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each against its formula, on logs that are small enough to work it out by hand. */
class PeersTest {
    private static final long DAY = 24 * 3600L;

    private static ViewerEvents events(int... films) {
        return new ViewerEvents(films, new float[films.length], new long[films.length]);
    }

    private static ViewerEvents at(int[] films, long... times) {
        return new ViewerEvents(films, new float[films.length], times);
    }

    private static float[] scores(Recommender model, int films, ViewerEvents... viewers) {
        return scores(model, films, events(0), OptionalLong.empty(), viewers);
    }

    private static float[] scores(
            Recommender model, int films, ViewerEvents history, OptionalLong askedAt, ViewerEvents... viewers) {
        model.fit(new Training(films, List.of(viewers)));
        float[] scores = new float[films];
        model.score(new Question(0, history, askedAt, new int[] {0}, new float[1]), scores);
        return scores;
    }

    @Test
    void popularIsHowOftenAFilmWasRated() {
        assertThat(scores(new Popular(), 3, events(0, 1), events(1))).containsExactly(1, 2, 0);
    }

    @Test
    void recentlyPopularLooksAtSevenDaysBeforeTheMomentOfAsking() {
        ViewerEvents[] log = {
            at(new int[] {0, 1}, 0, 10 * DAY), at(new int[] {0, 2}, 1, 10 * DAY + 1), at(new int[] {0}, 2)
        };
        OptionalLong early = OptionalLong.of(3);
        assertThat(scores(new RecentlyPopular(), 3, events(1), early, log)[0]).isGreaterThan(3);
        // Film 1 is in the window up to, and not including, seven days later.
        float[] late = scores(new RecentlyPopular(), 3, events(0), OptionalLong.of(17 * DAY), log);
        assertThat(late[1]).isGreaterThan(1);
        assertThat(scores(new RecentlyPopular(), 3, events(0), OptionalLong.of(17 * DAY + 1), log)[1])
                .isLessThan(1);
        // Outside of it what was rated most ever decides.
        assertThat(late[0]).isBetween(0.1f, 1f);
        // Where the moment is not known, the window ends with the newest rating.
        assertThat(scores(new RecentlyPopular(), 3, log)).satisfies(scores -> {
            assertThat(scores[1]).isGreaterThan(1);
            assertThat(scores[2]).isGreaterThan(1);
            assertThat(scores[0]).isLessThan(1);
        });
    }

    @Test
    void aChainFollowsTheLastFilmAndFallsBackOnWhatIsPopular() {
        float[] scores = scores(
                new MarkovChain(2), 4, events(3, 0), OptionalLong.empty(), events(0, 1), events(0, 1), events(0, 2));
        // Of six ratings film 1 has two: (2 + 2 · 2/6) / (3 + 2)
        assertThat(scores[1]).isCloseTo((2 + 2 * 2 / 6f) / 5, offset(1e-6f));
        assertThat(scores[2]).isCloseTo((1 + 2 * 1 / 6f) / 5, offset(1e-6f));
        assertThat(scores[3]).isZero();
        float[] unknown = scores(new MarkovChain(2), 4, events(3), OptionalLong.empty(), events(0, 1), events(0, 2));
        assertThat(unknown[0]).isCloseTo(0.5f, offset(1e-6f));
    }

    @Test
    void neighboursAreByCosineOfWhoRatedBoth() {
        ViewerEvents[] log = {events(0, 1), events(0, 1, 2), events(0, 3), events(1)};
        float[] scores = scores(new ItemNeighbours(10, 1), 4, log);
        // n(0) = 3, n(1) = 3, both 2
        assertThat(scores[1]).isCloseTo(2f / 4, offset(1e-6f));
        assertThat(scores[2]).isCloseTo((float) (1 / (Math.sqrt(3) + 1)), offset(1e-6f));
        assertThat(scores(new ItemNeighbours(1, 1), 4, log)).containsExactly(0, 0.5f, 0, 0);
        float[] both = scores(new ItemNeighbours(10, 1), 4, events(0, 1), OptionalLong.empty(), log);
        assertThat(both[2]).isCloseTo((float) (2 / (Math.sqrt(3) + 1)), offset(1e-6f));
    }

    @Test
    void easeIsItsClosedForm() {
        // Five viewers each of two films, the third by nobody often enough.
        ViewerEvents[] log = Stream.concat(
                        IntStream.range(0, 5).mapToObj(i -> events(0, 1)),
                        IntStream.range(0, 6).mapToObj(i -> events(1)))
                .toArray(ViewerEvents[]::new);
        float[] scores = scores(new Ease(2), 3, log);
        // XᵀX + 2I = [[7, 5], [5, 13]]; its inverse has -5 beside 7, over the determinant; B[0, 1] = 5 / 7.
        assertThat(scores[1]).isCloseTo(5f / 7, offset(1e-5f));
        assertThat(scores[0]).isZero();
        assertThat(scores[2]).isEqualTo(-Float.MAX_VALUE);
    }

    @Test
    void alternatingLeastSquaresFindsWhoBelongsTogether() {
        ViewerEvents[] log = Stream.concat(
                        IntStream.range(0, 10).mapToObj(i -> events(i % 4, (i + 1) % 4, (i + 2) % 4)),
                        IntStream.range(0, 10).mapToObj(i -> events(4 + i % 4, 4 + (i + 1) % 4, 4 + (i + 2) % 4)))
                .toArray(ViewerEvents[]::new);
        float[] scores = scores(new ImplicitAls(2, 0.1, 0.01), 8, events(0, 1), OptionalLong.empty(), log);
        assertThat(Math.min(scores[2], scores[3])).isGreaterThan(0.3f);
        assertThat(Math.max(Math.max(scores[4], scores[5]), Math.max(scores[6], scores[7])))
                .isLessThan(0.05f);
        assertThat(scores(new ImplicitAls(2, 0.1, 0.01), 8, events(0, 1), OptionalLong.empty(), log))
                .isEqualTo(scores);
    }

    @Test
    void everyFamilyHasItsNameAndSettingsThatDiffer() {
        Stream.of(
                        Popular.candidates(),
                        RecentlyPopular.candidates(),
                        ItemNeighbours.candidates(),
                        MarkovChain.candidates(),
                        Ease.candidates(),
                        ImplicitAls.candidates())
                .forEach(family -> {
                    assertThat(family.stream().map(Recommender::name).distinct())
                            .hasSize(1);
                    assertThat(family.stream().map(Recommender::settings)).doesNotHaveDuplicates();
                });
        assertThat(Arrays.asList(new Ease(5).settings())).containsExactly("lambda=5");
    }

    /** The library's cosine and its sum over the history, by hand. */
    @Test
    void rankSysSumsTheCosinesToTheHistory() {
        float[] scores = scores(
                new RankSysNeighbours(10, 1),
                4,
                events(0, 2),
                OptionalLong.empty(),
                events(0, 1),
                events(0, 1, 2),
                events(1),
                events(3));
        // Film 1 has three viewers, two of whom rated film 0, of two, and one film 2, of one.
        assertThat(scores[1]).isCloseTo((float) (2 / Math.sqrt(6) + 1 / Math.sqrt(3)), offset(1e-6f));
        assertThat(scores[3]).isZero();
    }
}
