package com.movieconcierge.ingest.adapter.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rating as the API describes it; what is read is {@link com.movieconcierge.ingest.json.RatingJson}. */
@Schema(name = "Rating")
record RatingDocument(
        @Schema(description = "Names the event; sent again, it is answered as the first time") @Nullable
        String eventId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String userId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String movieId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0.5", maximum = "5.0", multipleOf = 0.5)
        double rating,

        @Schema(description = "ISO 8601, or milliseconds since 1970; now when left out") @Nullable
        Instant ratedAt) {}
