package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.Modality;
import com.movieconcierge.recommend.LearnedWorld;
import com.movieconcierge.recommend.StatedWorld;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What people choose next, in lists and in what explains them. */
class BehaviourSharesTest {
    private static final int ALL = 60;
    private final StatedWorld world = new StatedWorld();

    BehaviourSharesTest() {
        world.index.serve(LearnedWorld.served(StatedWorld.WORLD));
    }

    @Provide
    Arbitrary<List<Verdict>> histories() {
        return Histories.ofAtLeast(1);
    }

    private static double behaviour(Recommendation film) {
        return film.contributions().stream()
                .mapToDouble(part -> part.byModality().getOrDefault(Modality.BEHAVIOUR, 0.0))
                .sum();
    }

    @Property(seed = "20261129", tries = 60)
    void sharesAddUpToTheScoreAndNothingIsLeftOver(
            @ForAll("histories") List<Verdict> history, @ForAll @IntRange(max = 300) int hours) {
        world.viewer("ava", history, world.stated("westerns about keyword 2", Duration.ofHours(hours)));
        for (Recommendation film : world.list("ava", ALL).list()) {
            assertThat(film.contributions().stream()
                            .mapToDouble(Contribution::share)
                            .sum())
                    .isCloseTo(film.score(), within(1e-9));
            Recommendation alone = world.explainer()
                    .explain("ava", film.film().movieId(), null)
                    .recommendation();
            assertThat(alone.score()).isCloseTo(film.score(), within(1e-9));
            assertThat(alone.contributions())
                    .filteredOn(part -> part.kind() == Contribution.Kind.REST)
                    .allSatisfy(rest -> assertThat(rest.share()).isCloseTo(0, within(1e-5)));
        }
    }

    @Property(seed = "20261129", tries = 60)
    void theCounterfactualLosesExactlyTheShare(
            @ForAll("histories") List<Verdict> history, @ForAll @IntRange(max = ALL - 1) int candidate) {
        world.viewer("ava", history, world.stated("westerns", Duration.ofDays(30)));
        String candidateId = StatedWorld.WORLD.id(candidate);
        for (Contribution part : world.explainer()
                .explain("ava", candidateId, null)
                .recommendation()
                .contributions()) {
            if (part.film() != null) {
                var without = world.explainer()
                        .explain("ava", candidateId, part.film().movieId());
                assertThat(without.counterfactual().orElseThrow().difference()).isCloseTo(part.share(), within(1e-5));
            }
        }
    }

    @Test
    void whatFollowedComesFirstWithItsEvidence() {
        world.viewer(
                "ava", List.of(new Verdict(30, 4), new Verdict(1, 5)), world.stated("westerns", Duration.ofDays(30)));
        Recommendation first = world.list("ava", 5).list().get(0);
        assertThat(first.film().movieId()).isEqualTo("m2");
        assertThat(behaviour(first)).isPositive();
        assertThat(first.reason())
                .isEqualTo(
                        "Because you rated 'Film number 1' 5.0: of 40 viewers who rated it highly, 40 went on to this");
    }

    @Test
    void onlyRatedFilmsHaveAPartInItAndWhatIsStatedTakesItsPlace() {
        List<Verdict> history = List.of(new Verdict(30, 4), new Verdict(1, 5));
        world.viewer("ava", history, world.stated("westerns", Duration.ofDays(30)));
        double alone = behaviour(explained("m2"));
        world.viewer("ava", history, world.stated("westerns", Duration.ZERO));
        Recommendation blended = explained("m2");
        assertThat(behaviour(blended)).isPositive().isLessThan(0.9 * alone);
        assertThat(blended.contributions())
                .filteredOn(part -> part.kind() == Contribution.Kind.WORD)
                .isNotEmpty()
                .allSatisfy(word ->
                        assertThat(word.byModality().get(Modality.BEHAVIOUR)).isZero());
    }

    private Recommendation explained(String movieId) {
        return world.explainer().explain("ava", movieId, null).recommendation();
    }

    @Test
    void withoutAModelThereIsNoSuchShare() {
        world.index.serve(null);
        world.viewer("ava", List.of(new Verdict(1, 5)), world.stated("westerns", Duration.ofDays(30)));
        assertThat(explained("m2").contributions())
                .allSatisfy(part -> assertThat(part.byModality()).doesNotContainKey(Modality.BEHAVIOUR));
    }
}
