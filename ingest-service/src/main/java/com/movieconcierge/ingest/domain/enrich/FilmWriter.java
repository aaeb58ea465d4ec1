package com.movieconcierge.ingest.domain.enrich;

import static com.movieconcierge.ingest.domain.RatingAppender.await;

import com.movieconcierge.ingest.domain.FilmLog;
import com.movieconcierge.ingest.domain.Provenance;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms.Current;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Details;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Writes what was found into the film as it is now. The log has no compare-and-set, so the look for a write of somebody
 * else comes after one's own: what lies between the film that was read and the film that was written has been put aside
 * unseen, and is taken as the film to merge into, until nothing lies between. An unchanged film is not written.
 */
public final class FilmWriter {
    private static final int MOST_ATTEMPTS = 10;

    /** What became of it. */
    sealed interface Written {
        record Changed() implements Written {}

        record Unchanged() implements Written {}

        /** Removed while it was asked for. */
        record Gone() implements Written {}

        /** What was found breaks the rules of films. */
        record Refused(Violation violation) implements Written {}
    }

    private final FilmLog log;
    private final long timeoutMillis;

    /** @param timeoutMillis how long to wait for the log; longer than its own limit */
    public FilmWriter(FilmLog log, long timeoutMillis) {
        this.log = log;
        this.timeoutMillis = timeoutMillis;
    }

    /** @throws UnavailableException when the log is away, or somebody else keeps writing the film */
    Written write(String movieId, CurrentFilms films, Details details) {
        Provenance mark = new Provenance(Provenance.TMDB, day(details.askedAt()));
        Current current = films.latest(movieId);
        boolean written = false;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Film film = current.film();
            if (film == null) {
                return new Written.Gone();
            }
            Film merged = FilmMerge.merge(film, details.film(), mark);
            List<Violation> violations = merged.violations();
            if (!violations.isEmpty() && !written) {
                return new Written.Refused(violations.get(0));
            }
            if (merged.equals(film) && !written) {
                return new Written.Unchanged();
            }
            // Once written over, what somebody else wrote has to come back whatever is found.
            Receipt receipt = await(log.append(violations.isEmpty() ? merged : film), timeoutMillis);
            written = true;
            Optional<Current> other = films.overwritten(movieId, current, receipt);
            if (other.isEmpty()) {
                return new Written.Changed();
            }
            current = other.get();
            if (current.film() == null) {
                await(log.remove(movieId), timeoutMillis);
                return new Written.Gone();
            }
        }
        throw new UnavailableException("somebody else keeps writing film '" + movieId + "'", null);
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
