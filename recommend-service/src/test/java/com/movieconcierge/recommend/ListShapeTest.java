package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.pipeline.ListShape;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list is like as a list, through the whole pipeline. */
class ListShapeTest {
    private static final TestWorld WORLD = TestWorld.small();
    /** Two of science fiction to one thriller, and a western that was not liked. */
    private static final List<Verdict> AVAS =
            List.of(new Verdict(3, 5.0), new Verdict(8, 5.0), new Verdict(14, 1.0), new Verdict(22, 5.0));

    private static final ListShape ROTATED = new ListShape(0, 0, true, false);

    private final FakeProfiles profiles = new FakeProfiles();
    private final DnaIndex index = WORLD.index();

    @BeforeEach
    void rate() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
    }

    private List<Recommendation> list(String userId, int limit, ListShape shape) {
        return list(userId, limit, shape, TestWorld.NOW);
    }

    private List<Recommendation> list(String userId, int limit, ListShape shape, Instant now) {
        var request = new RecommendationRequest(userId, limit, null, null, null, true, shape);
        return RecommendationPipelineTest.pipeline(index, profiles, Clock.fixed(now, ZoneOffset.UTC))
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
        List<Recommendation> calibrated = list("ava", 6, ListShape.of(0, 1));
        assertThat(genres(calibrated)).isEqualTo(Map.of("Sci-Fi", 4L, "Thriller", 2L));
        assertThat(genres(list("ava", 6, ListShape.BEST))).doesNotContainKey("Thriller");
        assertThatScoresAreTheLaws(calibrated);
    }

    @Test
    void aLittleCalibrationKeepsTheBestAndDiversityGoesWithIt() {
        assertThat(ids(list("ava", 6, ListShape.of(0, 0.01))).get(0))
                .isEqualTo(ids(list("ava", 6, ListShape.BEST)).get(0));
        List<Recommendation> both = list("ava", 6, ListShape.of(0.6, 0.5));
        assertThat(ids(both))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .isNotEqualTo(ids(list("ava", 6, ListShape.of(0.6, 0))))
                .isNotEqualTo(ids(list("ava", 6, ListShape.of(0, 0.5))));
        assertThatScoresAreTheLaws(both);
    }

    @Test
    void aListRotatesFromDayToDayAndNotWithinOne() {
        List<String> plain = ids(list("ava", 5, ListShape.BEST));
        Map<String, Recommendation> all = list("ava", 100, ListShape.BEST).stream()
                .collect(Collectors.toMap(one -> one.film().movieId(), one -> one));
        List<Recommendation> pool = list("ava", 50, ListShape.BEST);
        double most = TestWorld.LISTS.rotation().margin()
                * (pool.get(0).score() - pool.get(49).score());
        Set<String> shown = new HashSet<>();
        for (int day = 0; day < 20; day++) {
            Instant morning = TestWorld.NOW.plus(Duration.ofDays(day)).truncatedTo(ChronoUnit.DAYS);
            List<Recommendation> today = list("ava", 5, ROTATED, morning);
            assertThat(ids(list("ava", 5, ROTATED, morning.plus(Duration.ofHours(23)))))
                    .isEqualTo(ids(today));
            assertThat(ids(today)).hasSize(5).doesNotHaveDuplicates().startsWith(plain.get(0));
            assertThat(today).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
            for (int place = 0; place < 5; place++) {
                double before = all.get(plain.get(place)).score();
                assertThat(before - today.get(place).score()).isLessThanOrEqualTo(most + 1e-9);
            }
            assertThatScoresAreTheLaws(today);
            shown.addAll(ids(today));
        }
        assertThat(shown).hasSizeGreaterThan(7).containsAll(plain);
    }

    @Test
    void viewersOfOneTasteHaveDaysOfTheirOwn() {
        List<List<String>> lists = new ArrayList<>();
        for (int viewer = 0; viewer < 8; viewer++) {
            profiles.put(WORLD.taste("v" + viewer, AVAS, 100, 7));
            lists.add(ids(list("v" + viewer, 5, ROTATED)));
        }
        assertThat(new HashSet<>(lists)).hasSizeGreaterThan(2);
    }

    @Test
    void rotationGoesWithDiversityAndCalibration() {
        Set<List<String>> lists = new HashSet<>();
        for (int day = 0; day < 10; day++) {
            List<Recommendation> today =
                    list("ava", 6, new ListShape(0, 1, true, false), TestWorld.NOW.plus(Duration.ofDays(day)));
            assertThat(genres(today).get("Sci-Fi") + genres(today).get("Thriller"))
                    .as("of what was liked")
                    .isGreaterThanOrEqualTo(4);
            assertThat(ids(list("ava", 6, new ListShape(0.5, 0.5, true, false), TestWorld.NOW)))
                    .hasSize(6)
                    .doesNotHaveDuplicates();
            lists.add(ids(today));
        }
        assertThat(lists).hasSizeGreaterThan(2);
    }

    @Test
    void aShortCatalogueIsAllThereIs() {
        assertThat(list("ava", 100, ROTATED)).hasSize(56);
        assertThat(list("ava", 1, ROTATED)).hasSize(1);
    }

    @Test
    void aStrangersListHasNothingToBeCalibratedBy() {
        assertThat(ids(list("stranger", 5, ListShape.of(0, 0.8)))).isEqualTo(ids(list("stranger", 5, ListShape.BEST)));
    }
}
