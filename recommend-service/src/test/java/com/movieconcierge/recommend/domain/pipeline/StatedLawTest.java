package com.movieconcierge.recommend.domain.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw.StatedLaw;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StatedLawTest {
    private static final StatedLaw LAW = TestWorld.LAW.stated();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void threeRatingsCountAsMuchAsAFreshStatement() {
        assertThat(influence(Duration.ZERO, 1)).isCloseTo(0.75, within(1e-12));
        assertThat(influence(Duration.ZERO, 3)).isCloseTo(0.5, within(1e-12));
        assertThat(influence(Duration.ZERO, 12)).isCloseTo(0.2, within(1e-12));
        assertThat(influence(Duration.ofDays(2), 3)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(LAW.isBinding(influence(Duration.ZERO, 3))).isTrue();
        assertThat(LAW.isBinding(influence(Duration.ZERO, 4))).isFalse();
    }

    @Test
    void withoutRatingsAStatementIsAllThereIsForAWeek() {
        assertThat(influence(Duration.ZERO, 0)).isEqualTo(1);
        assertThat(influence(Duration.ofDays(8), 0)).isEqualTo(1);
        assertThat(influence(Duration.ofDays(9), 0)).isZero();
    }

    @Test
    void whatHardlyCountsIsIgnored() {
        assertThat(influence(Duration.ZERO, 147)).isCloseTo(0.02, within(1e-12));
        assertThat(influence(Duration.ZERO, 148)).isZero();
        assertThat(influence(Duration.ofDays(8), 1)).isGreaterThan(0.02);
        assertThat(influence(Duration.ofDays(9), 1)).isZero();
    }

    @Test
    void aClockThatIsBehindMakesNoStatementCountMore() {
        assertThat(influence(Duration.ofMinutes(-5), 3)).isEqualTo(influence(Duration.ZERO, 3));
    }

    /** Neither a rating nor time ever gives a statement more of the list. */
    @Property(seed = "20261122", tries = 300)
    void influenceOnlyFalls(@ForAll @IntRange(max = 200) int rated, @ForAll @IntRange(max = 600) int hours) {
        double now = influence(Duration.ofHours(hours), rated);
        assertThat(now).isBetween(0.0, 1.0);
        assertThat(influence(Duration.ofHours(hours), rated + 1)).isLessThanOrEqualTo(now);
        assertThat(influence(Duration.ofHours(hours + 1), rated)).isLessThanOrEqualTo(now);
    }

    private static double influence(Duration age, int rated) {
        return LAW.influence(NOW.minus(age), rated, NOW);
    }
}
