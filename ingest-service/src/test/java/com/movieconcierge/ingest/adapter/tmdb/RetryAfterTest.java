package com.movieconcierge.ingest.adapter.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10                             | 10
                    ' 3 '                          | 3
                    86400                          | 60
                    99999999999999999999999        | 60
                    Wed, 25 Nov 2026 10:00:20 GMT  | 20
                    Wed, 25 Nov 2099 10:00:20 GMT  | 60
                    """)
    void secondsAndDatesAreTakenWithinReason(String header, int seconds) {
        assertThat(RetryAfter.parse(Optional.of(header), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "soon", "1.5", "Wed, 25 Nov 2026 09:00:00 GMT"})
    void whatMakesNoSenseIsNoWait(String header) {
        assertThat(RetryAfter.parse(Optional.of(header), NOW)).isEmpty();
    }

    @Test
    void absentIsAbsent() {
        assertThat(RetryAfter.parse(Optional.empty(), NOW)).isEmpty();
    }
}
