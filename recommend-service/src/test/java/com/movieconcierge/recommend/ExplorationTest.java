package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.CatalogueChange.FilmChanged;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.pipeline.ListShape;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Exploration;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One film in five is a try: through the whole pipeline. Of the sixty films those from 28 on have fewer than five ratings. */
class ExplorationTest {
    private static final TestWorld WORLD = TestWorld.small();
    private static final List<Verdict> AVAS =
            List.of(new Verdict(3, 5.0), new Verdict(8, 5.0), new Verdict(14, 1.0), new Verdict(22, 5.0));
    private static final ListShape EXPLORING = new ListShape(0, 0, false, true);
    private static final int FIRST_RARE = 28;

    private final FakeProfiles profiles = new FakeProfiles();
    private final DnaIndex index = WORLD.index();

    @BeforeEach
    void rate() {
        profiles.put(WORLD.taste("ava", AVAS, 100, 7));
    }

    private List<Recommendation> list(String userId, int limit, ListShape shape, Instant now) {
        return RecommendationPipelineTest.pipeline(index, profiles, Clock.fixed(now, ZoneOffset.UTC))
                .recommend(RecommendationRequest.of(userId, limit, shape))
                .list();
    }

    private static Instant day(int day) {
        return TestWorld.NOW.plus(Duration.ofDays(day));
    }

    private static String id(Recommendation one) {
        return one.film().movieId();
    }

    @Test
    void theLastOfEveryFiveIsATryAndTheOthersAreTheBest() {
        List<Recommendation> plain = list("ava", 12, ListShape.BEST, TestWorld.NOW);
        List<Recommendation> explored = list("ava", 12, EXPLORING, TestWorld.NOW);
        assertThat(explored).hasSize(12).doesNotHaveDuplicates();
        assertThat(explored).extracting(Recommendation::rank).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(explored.stream().filter(one -> one.exploration() == null).map(ExplorationTest::id))
                .containsExactlyElementsOf(
                        plain.stream().limit(10).map(ExplorationTest::id).toList());
        for (int place : new int[] {4, 9}) {
            Recommendation one = explored.get(place);
            long ratings =
                    WORLD.popularity(Integer.parseInt(id(one).substring(1))).ratingCount();
            assertThat(ratings).isLessThan(TestWorld.LISTS.exploration().fewRatings());
            assertThat(one.exploration()).isNotNull();
            assertThat(one.reason())
                    .startsWith("New here: a try, with " + ratings + " ratings so far. ")
                    .contains("you");
            assertThat(one.contributions().stream()
                            .mapToDouble(Contribution::share)
                            .sum())
                    .isCloseTo(one.score(), within(1e-9));
        }
        assertThat(list("ava", 4, EXPLORING, TestWorld.NOW))
                .as("fewer than five")
                .isEqualTo(list("ava", 4, ListShape.BEST, TestWorld.NOW));
    }

    @Test
    void aTryIsDrawnAsOftenAsItsPropensitySays() {
        Map<String, Integer> times = new HashMap<>();
        int days = 2_000;
        double propensity = 0;
        for (int day = 0; day < days; day++) {
            Recommendation drawn = list("ava", 5, EXPLORING, day(day)).get(4);
            Exploration exploration = drawn.exploration();
            assertThat(exploration).isNotNull();
            assertThat(day == 0 ? exploration.propensity() : propensity).isEqualTo(exploration.propensity());
            propensity = exploration.propensity();
            times.merge(id(drawn), 1, Integer::sum);
        }
        assertThat(times.size() * propensity).as("over all candidates").isCloseTo(1, within(1e-9));
        double expected = days * propensity;
        // Five standard deviations.
        assertThat(times.values())
                .allSatisfy(count -> assertThat((double) count).isCloseTo(expected, within(5 * Math.sqrt(expected))));
    }

    @Test
    void aDayHasOneTry() {
        assertThat(list("ava", 5, EXPLORING, TestWorld.NOW))
                .isEqualTo(list("ava", 5, EXPLORING, TestWorld.NOW.plus(Duration.ofHours(11))));
    }

    /** Every rare film but one has nothing but its title and genres, and DNA of both kinds all the same. */
    @Test
    void aBareFilmIsNeverATry() {
        int described = described();
        for (int film = FIRST_RARE; film < 60; film++) {
            if (film != described) {
                Film bare = WORLD.films().get(film);
                index.apply(List.of(new FilmChanged(
                        bare.movieId(),
                        Film.builder(bare.movieId(), bare.title())
                                .genres(bare.genres())
                                .year(bare.year())
                                .build())));
            }
        }
        Set<String> tried = new HashSet<>();
        for (int day = 0; day < 50; day++) {
            List<Recommendation> today = list("ava", 10, EXPLORING, day(day));
            today.stream().filter(one -> one.exploration() != null).forEach(one -> {
                tried.add(id(one));
                assertThat(one.exploration()).isEqualTo(new Exploration(1));
            });
            assertThat(today).hasSize(10);
        }
        assertThat(tried).containsExactly(WORLD.id(described));
    }

    private int described() {
        return Integer.parseInt(
                id(list("ava", 5, EXPLORING, TestWorld.NOW).get(4)).substring(1));
    }

    /** The model that serves knows films with three ratings or more of its viewers; the rest of the world it has never heard of. */
    @Test
    void aFilmThatNobodyHasLearnedIsUncertainHoweverManyRatedIt() {
        TestWorld larger = new TestWorld("m", 90, 24, 10, 7);
        DnaIndex more = new DnaIndex(TestWorld.LAW.recipes(), TestWorld.LAW.alphas(), TestWorld.LAW.popularHalfLife());
        more.apply(larger.changes());
        more.refit();
        more.serve(LearnedWorld.served(new TestWorld("other", 60, 24, 10, 7)));
        Set<Integer> tried = new HashSet<>();
        for (int day = 0; day < 60; day++) {
            RecommendationPipelineTest.pipeline(more, profiles, Clock.fixed(day(day), ZoneOffset.UTC))
                    .recommend(RecommendationRequest.of("ava", 5, EXPLORING))
                    .list()
                    .stream()
                    .filter(one -> one.exploration() != null)
                    .forEach(one -> tried.add(Integer.parseInt(id(one).substring(1))));
        }
        assertThat(tried).isNotEmpty().anyMatch(film -> film < FIRST_RARE);
    }

    @Test
    void aStrangerIsShownWhatTheCrowdWatchesAndNoTry() {
        assertThat(list("stranger", 10, EXPLORING, TestWorld.NOW))
                .isEqualTo(list("stranger", 10, ListShape.BEST, TestWorld.NOW));
    }
}
