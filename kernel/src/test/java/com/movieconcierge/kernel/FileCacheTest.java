package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCacheTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(150);

    @TempDir
    Path folder;

    private FileCache at(Duration later, long mostBytes) {
        return new FileCache(folder, mostBytes, LONGEST, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    @Test
    void whatWasPutIsFoundWithItsTimeByAnotherInstance() throws IOException {
        at(Duration.ZERO, 1_000).put("https://a.example/1?b=c", new byte[] {1, 2});

        FileCache.Kept kept = at(LONGEST, 1_000).get("https://a.example/1?b=c").orElseThrow();
        assertThat(kept.bytes()).containsExactly(1, 2);
        assertThat(kept.since()).isEqualTo(START);
        assertThat(at(LONGEST, 1_000).get("https://a.example/2")).isEmpty();
    }

    @Test
    void whatIsTooOldIsDeletedUnread() throws IOException {
        at(Duration.ZERO, 1_000).put("a", new byte[] {1});

        assertThat(at(LONGEST.plusSeconds(1), 1_000).get("a")).isEmpty();
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void theOldestGoFirstWhenItIsFull() throws IOException {
        at(Duration.ofDays(1), 100).put("old", new byte[60]);
        at(Duration.ofDays(2), 100).put("new", new byte[60]);

        assertThat(at(Duration.ofDays(2), 100).get("old")).isEmpty();
        assertThat(at(Duration.ofDays(2), 100).get("new")).isPresent();
    }
}
