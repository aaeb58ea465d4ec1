package com.movieconcierge.ingest.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rating as it goes to the log.
 *
 * @param rating stars, 0.5 to 5.0 in halves; null withdraws the rating
 * @param source where it came from, e.g. {@code api}, {@code import:movielens}
 */
public record RatingEvent(
        String eventId,
        String userId,
        String movieId,
        @Nullable Double rating,
        Instant ratedAt,
        String source) {}
