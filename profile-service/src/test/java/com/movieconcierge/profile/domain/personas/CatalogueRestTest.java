package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CatalogueRestTest {
    private static final Duration REST = Duration.ofSeconds(10);

    private final CatalogueRest rest = new CatalogueRest();

    @Test
    void aBurstIsOverOnceWhenNothingHasComeForAWhile() {
        assertThat(isOver(100, 0, false)).isFalse();
        assertThat(isOver(200, 9, false)).isFalse();
        assertThat(isOver(200, 18, false)).isFalse();
        assertThat(isOver(200, 19, false)).isTrue();
        assertThat(isOver(200, 20, true)).isFalse();
        assertThat(isOver(202, 21, true)).isFalse();
        assertThat(isOver(202, 40, true)).as("one in a hundred is not worth it").isFalse();
        assertThat(isOver(203, 41, true)).isFalse();
        assertThat(isOver(203, 51, true)).isTrue();
    }

    @Test
    void personasOfBeforeAStartAreOfWhatWasThere() {
        assertThat(isOver(200, 0, true)).isFalse();
        assertThat(isOver(200, 60, true)).isFalse();
    }

    private boolean isOver(long dna, long second, boolean hasPersonas) {
        return rest.isOver(dna, Instant.EPOCH.plusSeconds(1000 + second), hasPersonas, REST);
    }
}
