package com.movieconcierge.standalone.prequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LogClockTest {
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final LogClock log = new LogClock(wall::get);
    private final Clock clock = log.clock();

    @Test
    void itRunsOnFromWhatItIsSetTo() {
        assertThat(clock.instant()).isEqualTo(wall.get());
        log.set(Instant.parse("2018-09-01T12:00:00Z"));
        wall.updateAndGet(now -> now.plusMillis(30));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2018-09-01T12:00:00.030Z"));
        log.set(Instant.parse("2018-09-01T12:00:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2018-09-01T12:00:00Z"));
    }
}
