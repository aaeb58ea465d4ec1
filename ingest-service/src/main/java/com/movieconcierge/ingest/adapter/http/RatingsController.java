package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.StreamSummary;
import com.movieconcierge.ingest.json.RatingJson;
import com.movieconcierge.ingest.text.BoundedLines;
import com.movieconcierge.ingest.text.LineRows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ratings in. */
@RestController
@Tag(name = "ratings")
public class RatingsController {
    private final IngestFlow flow;

    public RatingsController(IngestFlow flow) {
        this.flow = flow;
    }

    /** Answer to one rating: {@code offset} can be given as {@code minOffset} to a read of the viewer's list. */
    public record Accepted(String eventId, int partition, long offset) {
        static Accepted of(Receipt receipt) {
            return new Accepted(receipt.id(), receipt.partition(), receipt.offset());
        }
    }

    /** A rating as the API describes it; what is read is {@link RatingJson}. */
    @Schema(name = "Rating")
    record RatingDocument(
            @Schema(description = "Names the event; sent again, it is answered as the first time") @Nullable
            String eventId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String userId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String movieId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0.5", maximum = "5.0", multipleOf = 0.5)
            double rating,

            @Schema(description = "ISO 8601, or milliseconds since 1970; now when left out") @Nullable
            Instant ratedAt) {}

    /** Takes one rating. The same eventId sent again is answered as the first time. */
    @Operation(
            summary = "One rating, or with application/x-ndjson a stream of them, one a line",
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = RatingDocument.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(implementation = RatingDocument.class))
                            }))
    @PostMapping(path = "/v1/ratings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    public Accepted rate(HttpServletRequest request) throws IOException {
        return Accepted.of(flow.rate(RatingJson.parse(BoundedBody.read(request, BoundedBody.RATING_LIMIT))));
    }

    /** Takes a stream of ratings as it arrives; 422 when none of its lines could be used. */
    @PostMapping(path = "/v1/ratings", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    public ResponseEntity<StreamSummary> rateAll(HttpServletRequest request) throws IOException {
        try (var lines = new BoundedLines(request.getInputStream(), BoundedBody.RATING_LIMIT)) {
            StreamSummary summary = flow.rateAll(LineRows.json("stream", lines, RatingJson::parse));
            boolean allBad = summary.accepted() == 0 && summary.rejected() > 0;
            return ResponseEntity.status(allBad ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.ACCEPTED)
                    .body(summary);
        }
    }

    /** Takes a rating back. */
    @Operation(summary = "Withdraw a viewer's rating of a film")
    @DeleteMapping("/v1/users/{userId}/ratings/{movieId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public Accepted withdraw(
            @PathVariable String userId,
            @PathVariable String movieId,
            @RequestParam(required = false) @Nullable String eventId,
            @RequestParam(required = false) @Nullable String ratedAt) {
        return Accepted.of(flow.withdraw(new RatingSubmission(eventId, userId, movieId, null, time(ratedAt))));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInputException("ratedAt", "must be a time such as 2024-05-01T20:15:00Z");
        }
    }
}
