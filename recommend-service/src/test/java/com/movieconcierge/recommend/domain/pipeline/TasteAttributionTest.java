package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.FakeProfiles;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.Intent.TasteAttribution;
import com.movieconcierge.recommend.domain.pipeline.Intent.TasteIntent;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TasteAttributionTest {
    private static final TestWorld WORLD = TestWorld.small();
    private static final DnaIndex INDEX = WORLD.index();
    private static final RowScanner SCANNER = RowScanner.best();

    /** Up to twelve films, each rated once, in any order. */
    @Provide
    Arbitrary<List<Verdict>> histories() {
        return Histories.ofAtLeast(1);
    }

    @Property(seed = "20261122", tries = 200)
    void sharesAddUpToTheScore(
            @ForAll("histories") List<Verdict> history,
            @ForAll @IntRange(max = 59) int candidate,
            @ForAll @IntRange(max = 12) int listed) {
        TasteProfile taste = WORLD.taste("ava", history, listed, 1);
        Shares shares = shares(taste, candidate);
        for (int named : new int[] {1, 4, 100}) {
            double sum = 0;
            for (Contribution part : shares.listed(named)) {
                sum += part.share();
                assertThat(part.byModality().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(part.kind() == Contribution.Kind.POPULARITY ? 0 : part.share(), within(1e-12));
            }
            assertThat(sum).isCloseTo(shares.score(), within(1e-9));
        }
    }

    /** The bars under a film always hold the one its sentence names. */
    @Property(seed = "20261122", tries = 200)
    void theReasonIsAmongTheListed(
            @ForAll("histories") List<Verdict> history,
            @ForAll @IntRange(max = 59) int candidate,
            @ForAll @IntRange(min = 1, max = 3) int named) {
        Shares shares = shares(WORLD.taste("ava", history, 100, 1), candidate);
        List<Contribution> listed = shares.listed(named);
        assertThat(listed).hasSizeLessThanOrEqualTo(named + 2);
        shares.reason().ifPresent(reason -> assertThat(listed).contains(reason));
    }

    @Test
    void theMiddleOfAViewerIsTheMedianOfTheirStarsAndOfTwoTheLower() {
        assertThat(middle(5, 1, 4)).isEqualTo(4);
        assertThat(middle(5, 3, 4, 2)).isEqualTo(3);
        assertThat(middle(2.5)).isEqualTo(2.5);
    }

    private static double middle(double... stars) {
        List<Verdict> history = new ArrayList<>();
        for (double given : stars) {
            history.add(new Verdict(history.size(), given));
        }
        return WORLD.taste("ava", history, 100, 1).middleStars();
    }

    /** Of a viewer who gives most films four stars, one with three is no reason. */
    @Property(seed = "20261122", tries = 200)
    void theReasonIsNoFilmBelowTheViewersMiddle(
            @ForAll("histories") List<Verdict> history, @ForAll @IntRange(max = 59) int candidate) {
        TasteProfile taste = WORLD.taste("ava", history, 100, 1);
        long better = history.stream()
                .filter(verdict -> verdict.stars() >= taste.middleStars())
                .count();
        assertThat(2 * better).as("half of the films or more may be reasons").isGreaterThanOrEqualTo(history.size());
        shares(taste, candidate).reasons().forEach(reason -> assertThat(reason.rating())
                .isGreaterThanOrEqualTo(Math.max(3, taste.middleStars())));
    }

    /** A complete history explains everything but rounding. */
    @Property(seed = "20261122", tries = 200)
    void nothingIsLeftOverOfACompleteHistory(
            @ForAll("histories") List<Verdict> history, @ForAll @IntRange(max = 59) int candidate) {
        Shares shares = shares(WORLD.taste("ava", history, 100, 1), candidate);
        assertThat(shares.unlisted()).isCloseTo(0, within(1e-5));
        assertThat(shares.isInconsistent()).isFalse();
    }

    /** Leaving a film out of the raw sums takes its share from the score, no more and no less. */
    @Property(seed = "20261122", tries = 200)
    void theCounterfactualLosesExactlyTheShare(
            @ForAll("histories") List<Verdict> history, @ForAll @IntRange(max = 59) int candidate) {
        FakeProfiles profiles = new FakeProfiles();
        profiles.put(WORLD.taste("ava", history, 100, 1));
        PairExplainer explainer = explainer(profiles);
        for (Verdict verdict : history) {
            var pair = explainer.explain("ava", WORLD.id(candidate), WORLD.id(verdict.film()));
            double share = pair.recommendation().contributions().stream()
                    .filter(part -> part.film() != null && part.film().movieId().equals(WORLD.id(verdict.film())))
                    .mapToDouble(Contribution::share)
                    .sum();
            double lost = pair.recommendation().score()
                    - pair.counterfactual().orElseThrow().score();
            assertThat(lost).isCloseTo(share, within(1e-5));
        }
    }

    @Test
    void aHistoryThatDoesNotExplainItsProfileIsNoticed() {
        TasteProfile honest = WORLD.taste("ava", List.of(new Verdict(3, 5.0), new Verdict(8, 4.0)), 100, 1);
        TasteProfile lying = new TasteProfile(
                "ava",
                1,
                0,
                1,
                honest.asOf(),
                2,
                0,
                honest.sums(),
                honest.history().subList(0, 1),
                true,
                null,
                null);
        assertThat(shares(lying, 30).isInconsistent()).isTrue();
    }

    @Test
    void whatDoesNotExistIsSaid() {
        FakeProfiles profiles = new FakeProfiles();
        profiles.put(WORLD.taste("ava", List.of(new Verdict(3, 5.0)), 100, 1));
        PairExplainer explainer = explainer(profiles);
        for (Map.Entry<String, String> pair :
                Map.of("ava", "no-film", "nobody", "m1").entrySet()) {
            assertThatThrownBy(() -> explainer.explain(pair.getKey(), pair.getValue(), null))
                    .isInstanceOf(UnknownException.class);
        }
        assertThatThrownBy(() -> explainer.explain("ava", "m1", "m2"))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("history of ava");
    }

    private static PairExplainer explainer(FakeProfiles profiles) {
        return new PairExplainer(
                profiles,
                taste -> INDEX.snapshot(),
                SCANNER,
                TestWorld.LAW,
                TestWorld.RATED_ONLY,
                Clock.fixed(TestWorld.NOW, ZoneOffset.UTC));
    }

    private static Shares shares(TasteProfile taste, int candidate) {
        var snapshot = INDEX.snapshot();
        TasteQuery query = TasteQuery.of(taste, snapshot, TestWorld.LAW.lambda());
        return new TasteAttribution(
                        snapshot,
                        SCANNER,
                        new TasteIntent(snapshot, taste, query, Optional.empty()),
                        TestWorld.LAW.beta())
                .of(snapshot.rowOf(WORLD.id(candidate)));
    }
}
