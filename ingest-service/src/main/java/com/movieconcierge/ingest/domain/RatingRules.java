package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Rating;
import com.movieconcierge.model.Violation;
import com.movieconcierge.model.Violations;
import java.time.Clock;
import java.util.List;

/** What a rating must satisfy, whoever sends it. */
public final class RatingRules {
    private static final String STARS = "must be 0.5 to 5.0 in halves";

    private final Clock clock;

    public RatingRules(Clock clock) {
        this.clock = clock;
    }

    /** Everything that is wrong with a submission; empty when nothing is. */
    public List<Violation> violations(RatingSubmission rating) {
        var found = new Violations().id("userId", rating.userId()).id("movieId", rating.movieId());
        if (rating.rating() != null) {
            found.require(Rating.isHalfStar(rating.rating()), "rating", STARS + ", is " + rating.rating());
        }
        if (rating.ratedAt() != null) {
            // It is written now.
            found.past("ratedAt", rating.ratedAt(), clock.instant());
        }
        if (rating.eventId() != null) {
            found.id("eventId", rating.eventId());
        }
        return found.found();
    }
}
