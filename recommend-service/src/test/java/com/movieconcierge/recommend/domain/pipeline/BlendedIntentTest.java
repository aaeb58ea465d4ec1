package com.movieconcierge.recommend.domain.pipeline;

import static com.movieconcierge.recommend.StatedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.StatedWorld;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a viewer rated and what they stated, in one list. */
class BlendedIntentTest {
    private static final String STATED =
            "westerns like \"Film number 13\" about keyword 2, less keyword 5, not with Actor 4";
    private final StatedWorld world = new StatedWorld();

    @Provide
    Arbitrary<List<Verdict>> histories() {
        return Histories.ofAtLeast(0);
    }

    @Property(seed = "20261128", tries = 100)
    void sharesAddUpToTheScoreAndNothingIsLeftOver(
            @ForAll("histories") List<Verdict> history, @ForAll @IntRange(max = 200) int hours) {
        world.viewer("ava", history, world.stated(STATED, Duration.ofHours(hours)));
        for (Recommendation film : world.list("ava", 60).list()) {
            assertThat(film.contributions().stream()
                            .mapToDouble(Contribution::share)
                            .sum())
                    .isCloseTo(film.score(), within(1e-9));
            Recommendation alone = world.explainer()
                    .explain("ava", film.film().movieId(), null)
                    .recommendation();
            assertThat(alone.score()).isCloseTo(film.score(), within(1e-12));
            if (film.rank() == 1) {
                // Further down a list another film may stand in the sentence than the one that a card above names.
                assertThat(alone.reason()).isEqualTo(film.reason());
            }
            assertThat(alone.contributions())
                    .filteredOn(part -> part.kind() == Contribution.Kind.REST)
                    .allSatisfy(rest -> assertThat(rest.share()).isCloseTo(0, within(1e-5)));
        }
    }

    /** Leaving a rated film out of the raw sums takes its share from the score, no more and no less. */
    @Property(seed = "20261128", tries = 50)
    void theCounterfactualLosesExactlyTheShare(
            @ForAll("histories") List<Verdict> history, @ForAll @IntRange(max = 59) int candidate) {
        world.viewer("ava", history, world.stated(STATED, Duration.ofHours(3)));
        for (Verdict verdict : history) {
            var pair = world.explainer().explain("ava", WORLD.id(candidate), WORLD.id(verdict.film()));
            double share = pair.recommendation().contributions().stream()
                    .filter(part -> part.rating() != null)
                    .filter(part -> part.film() != null && part.film().movieId().equals(WORLD.id(verdict.film())))
                    .mapToDouble(Contribution::share)
                    .sum();
            double lost = pair.recommendation().score()
                    - pair.counterfactual().orElseThrow().score();
            assertThat(lost).isCloseTo(share, within(1e-5));
        }
    }

    @Test
    void aStatementAloneMakesTheListThatItsPromptMade() {
        world.viewer("ava", List.of(), world.stated(STATED, Duration.ofDays(3)));
        Recommendations list = world.list("ava", 20);
        assertThat(list.source()).isEqualTo(Source.PROMPT);
        assertThat(ids(list)).isEqualTo(ids(world.ask(STATED, "somebody").list()));
        assertThat(list.list().get(0).reason()).startsWith("Because you");
    }

    @Test
    void ratingsTakeOverOneByOne() {
        List<String> rated = rankedByRatings(24);
        double lastStated = 1;
        double lastRated = -1;
        for (int n : new int[] {1, 3, 6, 12, 24}) {
            Recommendations list = listAfter(n);
            assertThat(list.source()).isEqualTo(Source.PROFILE);
            double likeStated = cosineToStatement(n);
            assertThat(likeStated).as("after %d ratings", n).isLessThan(lastStated);
            double likeRated = common(ids(list), rated);
            assertThat(likeRated).as("after %d ratings", n).isGreaterThanOrEqualTo(lastRated);
            lastStated = likeStated;
            lastRated = likeRated;
        }
        // Of ten films of a made-up world two or three are in any list: what is closer to the statement shows in longer
        // ones.
        List<String> stated = ids(listAfter(0, 40));
        assertThat(common(ids(listAfter(1, 40)), stated)).isGreaterThan(common(ids(listAfter(24, 40)), stated));
        assertThat(lastRated).isGreaterThan(0.6);
    }

    @Test
    void theStrongestTermDecidesWhichOfTheTwoSentencesIsMade() {
        world.viewer("ava", verdicts(2), world.stated("westerns", Duration.ZERO));
        assertThat(world.list("ava", 1).list().get(0).reason()).startsWith("Because you asked for westerns");
        world.viewer("ava", verdicts(24), world.stated("westerns", Duration.ofDays(4)));
        assertThat(world.list("ava", 1).list().get(0).reason()).startsWith("Because you rated 'Film number ");
    }

    @Test
    void whatIsRuledOutStaysOutWhileTheStatementIsHalfOfTheQuery() {
        assertThat(actors(3)).doesNotContain("Actor 4");
        assertThat(actors(4)).contains("Actor 4");
    }

    @Test
    void aStatementThatOnlyRulesOutLeavesTheRankingToOthers() {
        world.viewer("ava", List.of(), world.stated("nothing with Actor 4", Duration.ZERO));
        Recommendations crowd = world.list("ava", 60);
        assertThat(crowd.source()).isEqualTo(Source.TRENDING);
        assertThat(crowd.list())
                .isNotEmpty()
                .noneMatch(film -> film.film().cast().contains("Actor 4"));
        world.viewer("ava", verdicts(2), world.stated("nothing with Actor 4", Duration.ZERO));
        assertThat(world.list("ava", 60).list())
                .noneMatch(film -> film.film().cast().contains("Actor 4"));
    }

    @Test
    void aForgottenStatementLeavesTheListToWhatWasRated() {
        world.viewer("ava", verdicts(3), world.stated(STATED, Duration.ofDays(9)));
        assertThat(ids(world.list("ava", 10))).isEqualTo(rankedByRatings(3));
    }

    private Recommendations listAfter(int ratings) {
        return listAfter(ratings, 10);
    }

    private Recommendations listAfter(int ratings, int films) {
        world.viewer("ava", verdicts(ratings), world.stated(STATED, Duration.ZERO));
        return world.list("ava", films);
    }

    private List<String> rankedByRatings(int ratings) {
        world.viewer("bob", verdicts(ratings), world.stated(STATED, Duration.ofDays(100)));
        return ids(world.list("bob", 10));
    }

    /** Thrillers, none of which the statement asks for. */
    private static List<Verdict> verdicts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Verdict(i < 12 ? 2 + 5 * i : 5 * (i - 12), 5.0))
                .toList();
    }

    private Set<String> actors(int ratings) {
        world.viewer("ava", verdicts(ratings), world.stated(STATED, Duration.ZERO));
        return world.list("ava", 60).list().stream()
                .flatMap(film -> film.film().cast().stream())
                .collect(Collectors.toSet());
    }

    /** Of the query with the same ratings' direction, counted as so many, and the statement's. */
    private double cosineToStatement(int ratings) {
        var statement = world.stated(STATED, Duration.ZERO);
        TasteProfile same = WORLD.taste("ava", verdicts(24), 100, 1);
        TasteProfile counted = new TasteProfile(
                "ava", 1, 0, 1, same.asOf(), ratings, 0, same.sums(), same.history(), true, null, statement);
        var snapshot = world.index.snapshot();
        QueryVector query = world.questions
                .of(new StoredTaste(counted, Map.of()), snapshot, TestWorld.NOW)
                .asked()
                .orElseThrow()
                .vector();
        QueryVector alone = world.prompts.asked(statement, snapshot).vector();
        double cosine = 0;
        for (int k = 0; k < query.blocks().size(); k++) {
            for (int i = 0; i < query.blocks().get(k).length; i++) {
                cosine += query.blocks().get(k)[i] * alone.blocks().get(k)[i];
            }
        }
        return cosine / query.blocks().size();
    }

    private static double common(List<String> a, List<String> b) {
        return a.stream().filter(b::contains).count() / (double) a.size();
    }

    private static List<String> ids(Recommendations list) {
        return list.list().stream().map(film -> film.film().movieId()).toList();
    }
}
