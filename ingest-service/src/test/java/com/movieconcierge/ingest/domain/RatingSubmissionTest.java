package com.movieconcierge.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingSubmissionTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static RatingSubmission rated(Double rating) {
        return new RatingSubmission(null, "ada", "1", rating, null);
    }

    private static RatingSubmission at(@Nullable Instant time) {
        return new RatingSubmission("e-1", "ada", "1", 4.0, time);
    }

    private List<String> fieldsAtFault(RatingSubmission rating) {
        return rating.violations(NOW).stream().map(Violation::field).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5})
    void everyHalfStarIsAllowed(double stars) {
        assertThat(rated(stars).violations(NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {7, 0.3, 0, -1, 5.5, 4.25, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anythingElseIsRefusedByField(double stars) {
        assertThat(fieldsAtFault(rated(stars))).containsExactly("rating");
    }

    @Test
    void aWithdrawalNeedsNoStars() {
        assertThat(new RatingSubmission(null, "ada", "1", null, null).violations(NOW))
                .isEmpty();
    }

    @Test
    void aClockFiveMinutesAheadIsForgivenAndNoMore() {
        assertThat(fieldsAtFault(at(NOW.plusSeconds(300)))).isEmpty();
        assertThat(fieldsAtFault(at(NOW.plusSeconds(301)))).containsExactly("ratedAt");
        assertThat(fieldsAtFault(at(Instant.parse("1899-12-31T23:59:59Z")))).containsExactly("ratedAt");
        assertThat(fieldsAtFault(at(null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "ä", "{x}", "line\nbreak"})
    void idsThatWouldHaveToBeEscapedAreRefused(String id) {
        assertThat(fieldsAtFault(new RatingSubmission("e", id, "1", 3.0, null))).containsExactly("userId");
        assertThat(fieldsAtFault(new RatingSubmission("e", "ada", id, 3.0, null)))
                .containsExactly("movieId");
        assertThat(fieldsAtFault(new RatingSubmission(id, "ada", "1", 3.0, null)))
                .containsExactly("eventId");
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        var broken = new RatingSubmission("", "", "x".repeat(129), 9.0, NOW.plusSeconds(3600));

        assertThat(fieldsAtFault(broken)).containsExactly("userId", "movieId", "rating", "ratedAt", "eventId");
    }
}
