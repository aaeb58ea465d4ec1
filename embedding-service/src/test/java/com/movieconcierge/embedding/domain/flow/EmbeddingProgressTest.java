package com.movieconcierge.embedding.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EmbeddingProgressTest {
    private final SettableClock clock = new SettableClock();
    private final EmbeddingProgress progress = new EmbeddingProgress(clock);

    @Test
    void countsEachOutcomeByItself() {
        progress.finished(FilmOutcome.EMBEDDED);
        progress.finished(FilmOutcome.UNCHANGED);
        progress.finished(FilmOutcome.UNCHANGED);

        assertThat(progress.count(FilmOutcome.EMBEDDED)).isEqualTo(1);
        assertThat(progress.count(FilmOutcome.UNCHANGED)).isEqualTo(2);
        assertThat(progress.count(FilmOutcome.DEAD_LETTERED)).isZero();
    }

    @Test
    void speedIsThatOfTheLastTenSeconds() {
        for (int i = 0; i < 30; i++) {
            progress.finished(FilmOutcome.EMBEDDED);
        }
        clock.now = clock.now.plusSeconds(9);
        for (int i = 0; i < 20; i++) {
            progress.finished(FilmOutcome.EMBEDDED);
        }
        assertThat(progress.perSecond()).isEqualTo(5);

        clock.now = clock.now.plusSeconds(1);
        assertThat(progress.perSecond()).isEqualTo(2);

        clock.now = clock.now.plusSeconds(60);
        assertThat(progress.perSecond()).isZero();
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
