package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefitPolicyTest {
    private final RefitPolicy policy =
            new RefitPolicy(0.1, Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(20));

    @Test
    void theFirstFilmsAreFittedOnceTheirBurstIsOver() {
        assertThat(due(0, 5, 1000, 400, 0)).isFalse();
        assertThat(due(0, 5, 1000, 500, 0)).isTrue();
    }

    @Test
    void aBurstIsNotWaitedForForEver() {
        assertThat(due(100, 10, 3000, 0, 0)).isTrue();
    }

    @Test
    void smallChangesWaitUntilTheCatalogueRests() {
        assertThat(due(100, 9, 10_000, 10_000, 0)).isFalse();
        assertThat(due(100, 9, 20_000, 20_000, 0)).isTrue();
        assertThat(due(1000, 9, 20_000, 20_000, 0)).isFalse();
    }

    @Test
    void nothingChangedIsNeverDue() {
        assertThat(due(100, 0, 90_000, 90_000, 0)).isFalse();
    }

    @Test
    void fittingRestsFiveTimesAsLongAsItTook() {
        assertThat(due(100, 50, 60_000, 1000, 20_000)).isFalse();
        assertThat(due(100, 50, 60_000, 1000, 12_000)).isTrue();
    }

    @Test
    void aCatalogueThatHasDoubledIsFittedAgainAsSoonAsItMay() {
        assertThat(due(6, 329, 60_000, 1000, 50_000)).isTrue();
        assertThat(due(100, 100, 60_000, 1000, 50_000)).isTrue();
        assertThat(due(100, 99, 60_000, 1000, 50_000)).isFalse();
        assertThat(due(6, 329, 60_000, 1000, 61_000)).isFalse();
    }

    private boolean due(int fitted, int changed, int firstMillis, int lastMillis, int tookMillis) {
        return policy.isDue(new RefitPolicy.State(
                fitted,
                changed,
                Duration.ofMillis(firstMillis),
                Duration.ofMillis(lastMillis),
                Duration.ofMinutes(1),
                Duration.ofMillis(tookMillis)));
    }
}
