package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CatalogueLoadTest {
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final CatalogueLoad load = new CatalogueLoad();

    @Test
    void aBurstIsOverOnceWhenNothingHasComeForAWhile() {
        assertThat(hasSettled(100, 0, false)).isFalse();
        assertThat(hasSettled(200, 9, false)).isFalse();
        assertThat(hasSettled(200, 18, false)).isFalse();
        assertThat(hasSettled(200, 19, false)).isTrue();
        assertThat(hasSettled(200, 20, true)).isFalse();
        assertThat(hasSettled(202, 21, true)).isFalse();
        assertThat(hasSettled(202, 40, true))
                .as("one in a hundred is not worth it")
                .isFalse();
        assertThat(hasSettled(203, 41, true)).isFalse();
        assertThat(hasSettled(203, 51, true)).isTrue();
    }

    @Test
    void personasOfBeforeAStartAreOfWhatWasThere() {
        assertThat(hasSettled(200, 0, true)).isFalse();
        assertThat(hasSettled(200, 60, true)).isFalse();
    }

    private boolean hasSettled(long dna, long second, boolean hasPersonas) {
        return load.hasSettled(dna, Instant.EPOCH.plusSeconds(1000 + second), hasPersonas, QUIET);
    }
}
