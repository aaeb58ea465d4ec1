package com.movieconcierge.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.model.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatingJsonTest {
    private static RatingSubmission parse(String json) {
        return RatingJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static InvalidInputException refusal(String json) {
        return catchThrowableOfType(InvalidInputException.class, () -> parse(json));
    }

    @Test
    void aFullRatingIsRead() {
        assertThat(
                        parse(
                                "{\"eventId\":\"e1\",\"userId\":\"ada\",\"movieId\":\"1\",\"rating\":4.5,\"ratedAt\":\"2024-05-01T20:15:00+02:00\"}"))
                .isEqualTo(new RatingSubmission("e1", "ada", "1", 4.5, Instant.parse("2024-05-01T18:15:00Z")));
        assertThat(parse("{\"userId\":\"ada\",\"movieId\":\"1\",\"rating\":4,\"ratedAt\":1714587300000}")
                        .ratedAt())
                .isEqualTo(Instant.parse("2024-05-01T18:15:00Z"));
    }

    @Test
    void malformedJsonIsPlacedByLineAndColumn() {
        InvalidInputException refusal = refusal("{\"userId\": \"ada\",\n  \"rating\": }");

        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.violations().get(0).field()).isEqualTo("body");
        assertThat(refusal.violations().get(0).message()).startsWith("malformed JSON at line 2, column ");
    }

    @Test
    void whatIsNoSingleObjectIsRefused() {
        for (String document : new String[] {
            "", "null", "[]", "7", "{} {}", "{\"a\":1,\"a\":2}", "{\"rating\":NaN}", "[".repeat(5000), "\u0000"
        }) {
            assertThat(refusal(document).violations().get(0).field())
                    .as(document)
                    .isEqualTo("body");
        }
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] bytes = "{\"userId\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[11] = (byte) 0xC3;
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> RatingJson.parse(bytes)))
                .isNotNull();
    }

    @Test
    void everyFieldAtFaultIsNamed() {
        InvalidInputException refusal =
                refusal("{\"userId\":7,\"rating\":\"NaN\",\"ratedAt\":\"yesterday\",\"stars\":5}");

        assertThat(refusal.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("userId", "movieId", "rating", "ratedAt", "stars");
        assertThat(refusal("{\"userId\":\"a\",\"movieId\":\"1\",\"rating\":1e999}")
                        .violations())
                .extracting(Violation::field)
                .containsExactly("rating");
    }
}
