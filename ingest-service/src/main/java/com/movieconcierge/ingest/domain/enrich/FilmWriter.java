package com.movieconcierge.ingest.domain.enrich;

import static com.movieconcierge.ingest.domain.RatingAppender.await;

import com.movieconcierge.ingest.domain.EventLog;
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
import org.jspecify.annotations.Nullable;

/**
 * Writes what was found into the film as it is now. The log has no compare-and-set, so the look for a write of somebody
 * else comes after one's own: what lies between the film that was read and the film that was written has been put aside
 * unseen, and is taken as the film to merge into, until nothing lies between. An unchanged film is not written.
 *
 * @param timeoutMillis how long to wait for the log; longer than its own limit
 */
public record FilmWriter(EventLog log, long timeoutMillis) {
    private static final int MOST_ATTEMPTS = 10;

    /** What became of it; the failure is why it was left as it is. */
    record Written(boolean changed, @Nullable String failure) {
        static final Written GONE = new Written(false, "was removed meanwhile");
    }

    /** @throws UnavailableException when the log is away, or somebody else keeps writing the film */
    Written write(String movieId, CurrentFilms films, Details details) {
        Provenance mark = new Provenance(Provenance.TMDB, day(details.askedAt()));
        Current current = films.latest(movieId);
        boolean written = false;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Film film = current.film();
            if (film == null) {
                return Written.GONE;
            }
            Film merged = FilmMerge.merge(film, details.film(), mark);
            List<Violation> violations = merged.violations();
            if (!violations.isEmpty() && !written) {
                Violation first = violations.get(0);
                return new Written(false, first.field() + ": " + first.message());
            }
            if (merged.equals(film) && !written) {
                return new Written(false, null);
            }
            // Once written over, what somebody else wrote has to come back whatever is found.
            Receipt receipt = await(log.append(violations.isEmpty() ? merged : film), timeoutMillis);
            written = true;
            Optional<Current> other = films.overwritten(movieId, current, receipt);
            if (other.isEmpty()) {
                return new Written(true, null);
            }
            current = other.get();
            if (current.film() == null) {
                await(log.remove(movieId), timeoutMillis);
                return Written.GONE;
            }
        }
        throw new UnavailableException("somebody else keeps writing film '" + movieId + "'", null);
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
