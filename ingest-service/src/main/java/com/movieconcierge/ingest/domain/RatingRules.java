package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rating must satisfy, whoever sends it. */
public final class RatingRules {
    /** How far a client's clock may be ahead of ours. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final String STARS = "must be 0.5 to 5.0 in halves";

    private final Clock clock;

    public RatingRules(Clock clock) {
        this.clock = clock;
    }

    /** Everything that is wrong with a submission; empty when nothing is. */
    public List<Violation> violations(RatingSubmission rating) {
        var found = new ArrayList<Violation>(0);
        idViolation("userId", rating.userId()).ifPresent(found::add);
        idViolation("movieId", rating.movieId()).ifPresent(found::add);
        if (rating.rating() != null && !isStars(rating.rating())) {
            found.add(new Violation("rating", STARS + ", is " + rating.rating()));
        }
        if (rating.ratedAt() != null) {
            timeViolation(rating.ratedAt()).ifPresent(found::add);
        }
        if (rating.eventId() != null) {
            idViolation("eventId", rating.eventId()).ifPresent(found::add);
        }
        return found;
    }

    /** What is wrong with an id, if anything. */
    public static Optional<Violation> idViolation(String field, String id) {
        if (id.isEmpty()) {
            return Optional.of(new Violation(field, "must not be empty"));
        }
        return Ids.isValid(id) ? Optional.empty() : Optional.of(new Violation(field, "must be " + Ids.RULE));
    }

    private static boolean isStars(double rating) {
        return rating >= 0.5 && rating <= 5.0 && rating * 2 == Math.rint(rating * 2);
    }

    private Optional<Violation> timeViolation(Instant ratedAt) {
        if (ratedAt.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            return Optional.of(new Violation("ratedAt", "lies in the future: " + ratedAt));
        }
        if (ratedAt.isBefore(EARLIEST)) {
            return Optional.of(new Violation("ratedAt", "lies before 1900: " + ratedAt));
        }
        return Optional.empty();
    }
}
