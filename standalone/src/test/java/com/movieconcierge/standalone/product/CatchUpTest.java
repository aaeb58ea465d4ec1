package com.movieconcierge.standalone.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.standalone.client.Backlog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private final CatchUp catchUp = new CatchUp(Duration.ofSeconds(20));

    @Test
    void largeImportThatGoesOnIsNotWaitedFor() {
        assertThat(hopeless(9_000, 0)).isFalse();
        assertThat(hopeless(8_800, 4)).as("too early to tell").isFalse();
        assertThat(hopeless(8_700, 5)).isTrue();
    }

    @Test
    void whatWillBeDoneInTimeIsWaitedFor() {
        assertThat(hopeless(9_000, 0)).isFalse();
        assertThat(hopeless(6_000, 5)).isFalse();
        assertThat(hopeless(4_000, 10)).isFalse();
        assertThat(hopeless(4_000, 13)).as("it has slowed down").isTrue();
    }

    @Test
    void littleIsAlwaysWaitedFor() {
        assertThat(hopeless(100, 0)).isFalse();
        assertThat(hopeless(100, 19)).isFalse();
    }

    private boolean hopeless(long films, int second) {
        return catchUp.isHopeless(
                new Backlog(films, 0, 0, 0, 0), Duration.ofSeconds(second).toNanos());
    }
}
