package com.movieconcierge.profile.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateOriginTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void stateThatWasLeftAloneForLongerThanRemovalsCanBeReadIsNotCarriedOn() throws IOException {
        var origin = new StateOrigin(directory, "app", Set.of());
        assertThat(origin.isOld(at(NOW))).as("where nothing is noted").isFalse();
        Files.createFile(directory.resolve("app.topics"));
        origin.touch(at(NOW));
        assertThat(origin.isOld(at(NOW.plus(Duration.ofHours(19))))).isFalse();
        assertThat(origin.isOld(at(NOW.plus(Duration.ofHours(21))))).isTrue();
    }

    @Test
    void stateThatIsFollowedDoesNotBecomeOld() throws IOException {
        var origin = new StateOrigin(directory, "app", Set.of());
        Files.createFile(directory.resolve("app.topics"));
        origin.touch(at(NOW));
        origin.touch(at(NOW.plus(Duration.ofHours(19))));
        assertThat(origin.isOld(at(NOW.plus(Duration.ofHours(30))))).isFalse();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
