package com.movieconcierge.embedding.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EmbeddingProgressTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final EmbeddingProgress progress =
            new EmbeddingProgress(((InstantSource) now::get).withZone(ZoneOffset.UTC));

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
        now.updateAndGet(at -> at.plusSeconds(9));
        for (int i = 0; i < 20; i++) {
            progress.finished(FilmOutcome.EMBEDDED);
        }
        assertThat(progress.perSecond()).isEqualTo(5);

        now.updateAndGet(at -> at.plusSeconds(1));
        assertThat(progress.perSecond()).isEqualTo(2);

        now.updateAndGet(at -> at.plusSeconds(60));
        assertThat(progress.perSecond()).isZero();
    }
}
