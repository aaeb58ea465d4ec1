package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.pipeline.ListShape;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list is like as a list, through the whole pipeline. */
class ListShapeTest {
    private static final TestWorld WORLD = TestWorld.small();
    /** Two of science fiction to one thriller, and a western that was not liked. */
    private static final List<Verdict> AVAS =
            List.of(new Verdict(3, 5.0), new Verdict(8, 5.0), new Verdict(14, 1.0), new Verdict(22, 5.0));

    private final FakeProfiles profiles = new FakeProfiles();
    private final DnaIndex index = WORLD.index();

    @BeforeEach
    void rate() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
    }

    private List<Recommendation> list(String userId, int limit, ListShape shape) {
        var request = new RecommendationRequest(userId, limit, null, null, null, true, shape);
        return RecommendationPipelineTest.pipeline(index, profiles)
                .recommend(request)
                .list();
    }

    private static Map<String, Long> genres(List<Recommendation> list) {
        return list.stream()
                .collect(Collectors.groupingBy(one -> one.film().genres().get(0), Collectors.counting()));
    }

    private static List<String> ids(List<Recommendation> list) {
        return list.stream().map(one -> one.film().movieId()).toList();
    }

    private void assertThatScoresAreTheLaws(List<Recommendation> shaped) {
        Map<String, Recommendation> all = list("ava", 100, ListShape.BEST).stream()
                .collect(Collectors.toMap(one -> one.film().movieId(), one -> one));
        for (Recommendation one : shaped) {
            Recommendation plain = all.get(one.film().movieId());
            assertThat(one.score()).isEqualTo(plain.score());
            assertThat(one.contributions()).isEqualTo(plain.contributions());
            assertThat(one.contributions().stream()
                            .mapToDouble(Contribution::share)
                            .sum())
                    .isCloseTo(one.score(), within(1e-9));
        }
    }

    @Test
    void whollyCalibratedGenresAreInTheProportionsOfWhatWasLiked() {
        List<Recommendation> calibrated = list("ava", 6, new ListShape(0, 1));
        assertThat(genres(calibrated)).isEqualTo(Map.of("Sci-Fi", 4L, "Thriller", 2L));
        assertThat(genres(list("ava", 6, ListShape.BEST))).doesNotContainKey("Thriller");
        assertThatScoresAreTheLaws(calibrated);
    }

    @Test
    void aLittleCalibrationKeepsTheBestAndDiversityGoesWithIt() {
        assertThat(ids(list("ava", 6, new ListShape(0, 0.01))).get(0))
                .isEqualTo(ids(list("ava", 6, ListShape.BEST)).get(0));
        List<Recommendation> both = list("ava", 6, new ListShape(0.6, 0.5));
        assertThat(ids(both))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .isNotEqualTo(ids(list("ava", 6, new ListShape(0.6, 0))))
                .isNotEqualTo(ids(list("ava", 6, new ListShape(0, 0.5))));
        assertThatScoresAreTheLaws(both);
    }

    @Test
    void aStrangersListHasNothingToBeCalibratedBy() {
        assertThat(ids(list("stranger", 5, new ListShape(0, 0.8)))).isEqualTo(ids(list("stranger", 5, ListShape.BEST)));
    }
}
