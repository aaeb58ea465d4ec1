package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.PreferenceMap;
import com.movieconcierge.model.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an event of the log makes sense. Producers other than ours write there too. */
public final class RatingCheck {
    /** How far a producer's clock may be ahead of ours. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final ForwardDecay decay;
    private final Clock clock;

    public RatingCheck(ForwardDecay decay, Clock clock) {
        this.decay = decay;
        this.clock = clock;
    }

    /** What is wrong with a rating, as a sentence; empty when it is good. */
    public Optional<String> problem(@Nullable String key, RatingEvent event) {
        return keyProblem(key, event.userId())
                .or(() -> reason(
                        !Ids.isValid(event.movieId()),
                        "movieId '" + event.movieId() + "' breaks the rule for ids: " + Ids.RULE))
                .or(() -> reason(event.eventId().isEmpty(), "eventId is empty"))
                .or(() -> event.rating()
                        .flatMap(rating -> reason(
                                !(rating >= PreferenceMap.MIN_RATING && rating <= PreferenceMap.MAX_RATING),
                                "rating " + rating + " lies outside " + PreferenceMap.MIN_RATING + " to "
                                        + PreferenceMap.MAX_RATING)))
                .or(() -> reason(
                        event.ratedAt().isAfter(clock.instant().plus(CLOCK_SKEW)),
                        "ratedAt " + event.ratedAt() + " lies in the future"))
                .or(() -> reason(
                        isOutOfRange(event.ratedAt()), "ratedAt " + event.ratedAt() + " is too long ago to weigh"));
    }

    /** What is wrong with a record key, as a sentence; empty when it names the viewer. */
    public Optional<String> keyProblem(@Nullable String key, String userId) {
        return reason(!Ids.isValid(userId), "userId '" + userId + "' breaks the rule for ids: " + Ids.RULE)
                .or(() -> reason(
                        !userId.equals(key),
                        "the record key " + (key == null ? "is missing" : "'" + key + "'")
                                + (key == null ? "" : " is not the userId '" + userId + "'")));
    }

    private boolean isOutOfRange(Instant time) {
        double halfLives =
                (double) Math.abs(time.toEpochMilli() - decay.landmark().toEpochMilli())
                        / decay.halfLife().toMillis();
        return halfLives > ForwardDecay.MAX_EXPONENT;
    }

    private static Optional<String> reason(boolean wrong, String reason) {
        return wrong ? Optional.of(reason) : Optional.empty();
    }
}
