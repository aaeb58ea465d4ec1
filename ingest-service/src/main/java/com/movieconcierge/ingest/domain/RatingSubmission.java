package com.movieconcierge.ingest.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rating as a client hands it in. Two submissions are the same request when all fields are equal.
 *
 * @param eventId the client's name for the event; null lets the service make one
 * @param rating stars, 0.5 to 5.0 in halves; null withdraws the rating
 * @param ratedAt null means now
 */
public record RatingSubmission(
        @Nullable String eventId,
        String userId,
        String movieId,
        @Nullable Double rating,
        @Nullable Instant ratedAt) {}
