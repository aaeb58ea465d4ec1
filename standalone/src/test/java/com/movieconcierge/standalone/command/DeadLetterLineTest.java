package com.movieconcierge.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.logs.DeadLetters.Letter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DeadLetterLineTest {

    @Test
    void aLetterIsOneLineWhateverItsReasonQuotes() {
        var letter = new Letter(
                "ratings.dlq",
                "ratings-3@1234",
                Instant.parse("2026-01-01T00:00:00.123Z"),
                "profile-service",
                "ann",
                17,
                "value 5000000 bytes, sha-256 ab",
                "the record key 'a\nb' is " + "x".repeat(500));
        assertThat(DeadLetterLine.of(letter))
                .startsWith("2026-01-01T00:00:00Z  ratings-3@1234")
                .contains("17 B  profile-service    the record key 'a b' is xxx")
                .endsWith("x… [cut: value 5000000 bytes, sha-256 ab]")
                .hasSizeLessThan(320)
                .doesNotContain("\n");
    }

    @Test
    void aPlaceIsReadAsItIsTypedAndAsLogsNameIt() {
        assertThat(SkippedRecord.of("user-erasures:3:1234")).isEqualTo(new SkippedRecord("user-erasures", 3, 1234));
        assertThat(SkippedRecord.of("user-erasures-3@1234")).isEqualTo(new SkippedRecord("user-erasures", 3, 1234));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratings", "ratings:3", "ratings:-3:1", "ratings:3:99999999999999999999", "ratings:x:1"})
    void whatIsNoPlaceIsRefused(String text) {
        assertThatThrownBy(() -> SkippedRecord.of(text)).isInstanceOf(TypeConversionException.class);
    }
}
