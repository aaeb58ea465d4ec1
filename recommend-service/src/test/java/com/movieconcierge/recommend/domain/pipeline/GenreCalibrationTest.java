package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Films 0, 5, 10 … are dramas, 1, 6, 11 … comedies, 2, 7, 12 … thrillers. */
class GenreCalibrationTest {
    private static final TestWorld WORLD = TestWorld.small();
    private final DnaIndex index = WORLD.index();

    private Query query(@Nullable TasteProfile taste) {
        return new Query(
                RecommendationRequest.of("ava", 5),
                index.snapshot(),
                Source.PROFILE,
                Optional.ofNullable(taste),
                Optional.empty(),
                Map.of(),
                List.of(),
                TestWorld.NOW);
    }

    private GenreCalibration liking(Verdict... verdicts) {
        return GenreCalibration.of(query(WORLD.taste("ava", List.of(verdicts), 100, 1)))
                .orElseThrow();
    }

    private int row(int film) {
        return index.snapshot().rowOf(WORLD.id(film));
    }

    @Test
    void theSameGenresAreNoDivergenceAndOthersAreAllOfIt() {
        GenreCalibration dramas = liking(new Verdict(0, 5));
        assertThat(dramas.with(row(5))).isCloseTo(0, within(1e-12));
        assertThat(dramas.with(row(6))).isCloseTo(-Math.log(0.01), within(1e-12));
    }

    @Test
    void whatTheListHasAlreadyIsNoLongerWanted() {
        GenreCalibration both = liking(new Verdict(0, 5), new Verdict(1, 5));
        both.add(row(5));
        assertThat(both.with(row(6))).isLessThan(both.with(row(10)));
        both.add(row(6));
        both.add(row(11));
        assertThat(both.with(row(10))).as("two of each").isLessThan(0.001);
    }

    @Test
    void whatWasNotLikedIsNotWanted() {
        GenreCalibration dramas = liking(new Verdict(0, 5), new Verdict(1, 1));
        assertThat(dramas.with(row(5))).isCloseTo(0, within(1e-12));
    }

    @Test
    void ofWhomNothingIsListedNothingIsWanted() {
        assertThat(GenreCalibration.of(query(null))).isEmpty();
        assertThat(GenreCalibration.of(query(WORLD.taste("ava", List.of(new Verdict(0, 1)), 100, 1))))
                .as("who likes nothing")
                .isEmpty();
    }
}
