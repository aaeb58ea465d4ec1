package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Rating;
import com.movieconcierge.model.Violation;
import com.movieconcierge.model.Violations;
import java.time.Instant;
import java.util.List;
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
        @Nullable Instant ratedAt) {

    /** Everything that is wrong with it, whoever sends it; empty when nothing is. */
    public List<Violation> violations(Instant now) {
        var found = new Violations().id("userId", userId).id("movieId", movieId);
        if (rating != null) {
            found.require(Rating.isHalfStar(rating), "rating", "must be 0.5 to 5.0 in halves, is " + rating);
        }
        if (ratedAt != null) {
            // It is written now.
            found.past("ratedAt", ratedAt, now);
        }
        if (eventId != null) {
            found.id("eventId", eventId);
        }
        return found.found();
    }
}
