package com.movieconcierge.profile.export;

import com.movieconcierge.model.StatedTaste;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept of a viewer, as a document that they can read.
 *
 * @param ratings those that stand, the newest first
 * @param withdrawals films whose rating was taken back, the newest first
 * @param events every event that is on the log of ratings, as it came
 * @param stated what they have said they want; null where they have not, or it was taken back
 * @param profile what is published of them; null where nothing is
 * @param personaChange the last one; null where there was none
 * @param erasures when they asked to be forgotten, the first first
 * @param deadLetters records of theirs that could not be used
 */
public record ViewerData(
        String userId,
        Instant exportedAt,
        List<StandingRating> ratings,
        List<Withdrawal> withdrawals,
        List<LoggedEvent> events,
        @Nullable StatedTaste stated,
        @Nullable Published profile,
        @Nullable Move personaChange,
        List<Request> erasures,
        List<SetAside> deadLetters) {

    public ViewerData {
        ratings = List.copyOf(ratings);
        withdrawals = List.copyOf(withdrawals);
        events = List.copyOf(events);
        erasures = List.copyOf(erasures);
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * A film.
     *
     * @param title null where the catalogue has no such film
     */
    public record FilmName(
            String movieId,
            @Nullable String title,
            @Nullable Integer year) {}

    /** A rating that counts. */
    public record StandingRating(FilmName film, double stars, Instant ratedAt) {}

    /** A rating that was taken back. */
    public record Withdrawal(FilmName film, Instant withdrawnAt) {}

    /**
     * An event of the log.
     *
     * @param stars null in a withdrawal
     * @param source where it came from; may be empty
     * @param forgotten whether an erasure covers it, so that it counts nowhere any more
     */
    public record LoggedEvent(
            String eventId,
            FilmName film,
            @Nullable Double stars,
            Instant ratedAt,
            String source,
            int partition,
            long offset,
            boolean forgotten) {}

    /**
     * What all readers see.
     *
     * @param persona name of the nearest one; null while there is none
     * @param pendingCount films that are not known yet and do not count so far
     * @param topFilms those that weigh most, at most twenty
     */
    public record Published(
            @Nullable String personaId,
            @Nullable String persona,
            int ratingCount,
            int pendingCount,
            Instant asOf,
            List<StandingRating> topFilms) {}

    /** From one persona to another, by their ids. */
    public record Move(@Nullable String from, @Nullable String to, Instant at) {}

    /** To be forgotten. */
    public record Request(Instant requestedAt) {}

    /**
     * A record of theirs that could not be used.
     *
     * @param from where it was, as {@code topic-partition@offset}
     */
    public record SetAside(String from, Instant at, String reason) {}

    /** Whether the product keeps nothing of them. */
    public boolean hasNothing() {
        return events.isEmpty()
                && stated == null
                && profile == null
                && personaChange == null
                && erasures.isEmpty()
                && deadLetters.isEmpty();
    }
}
