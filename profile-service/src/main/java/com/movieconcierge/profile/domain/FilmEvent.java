package com.movieconcierge.profile.domain;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import java.util.Comparator;
import java.util.Optional;

/**
 * One event of a viewer about a film, as it is on the log.
 *
 * @param rating stars; empty when it withdraws them
 * @param ratedAt epoch millis
 * @param at where it is on the log of ratings
 */
public record FilmEvent(String eventId, Optional<Double> rating, long ratedAt, LogPosition at) {
    /** As {@link Rating#ORDER}. */
    static final Comparator<FilmEvent> ORDER =
            Comparator.comparingLong(FilmEvent::ratedAt).thenComparing(FilmEvent::eventId);

    /** Of the occurrences of one event the first counts; of one moment, if they differ at all, the one with fewer stars. */
    static final Comparator<FilmEvent> FIRST =
            Comparator.comparingLong(FilmEvent::ratedAt).thenComparing(event -> event.rating.orElse(0.0));

    public static FilmEvent of(Rating rating, LogPosition at) {
        return new FilmEvent(
                rating.eventId(),
                Optional.ofNullable(rating.stars()),
                rating.ratedAt().toEpochMilli(),
                at);
    }

    /** The same event once more, perhaps elsewhere on the log. */
    boolean repeats(FilmEvent other) {
        return ratedAt == other.ratedAt && eventId.equals(other.eventId) && rating.equals(other.rating);
    }

    FilmEvent movedTo(LogPosition later) {
        return new FilmEvent(eventId, rating, ratedAt, later);
    }
}
