package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.profile.CountedMetrics.Count;
import com.movieconcierge.profile.Fuzz.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few thousand generated records; {@link Fuzz} runs a million by hand. */
class FuzzTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {20261130, 36})
    void whateverIsOnTheLogsTheStreamGoesOnAndEverythingIsAccountedFor(long seed) {
        try (var fuzz = new Fuzz(directory)) {
            Outcome outcome = fuzz.round(seed, 2_000);

            assertThat(outcome.isAccountedFor()).as(outcome.toString()).isTrue();
            assertThat(outcome.outcomes().get(Count.DEAD_LETTERED)).isGreaterThan(100);
            assertThat(outcome.outcomes().get(Count.APPLIED)).isGreaterThan(100);
            assertThat(outcome.cleanDifferences()).isEmpty();
        }
    }
}
