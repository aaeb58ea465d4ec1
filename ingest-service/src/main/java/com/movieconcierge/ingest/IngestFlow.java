package com.movieconcierge.ingest;

import static com.movieconcierge.ingest.domain.RatingAppender.await;

import com.movieconcierge.ingest.domain.ConflictingEventException;
import com.movieconcierge.ingest.domain.EventLog;
import com.movieconcierge.ingest.domain.InFlight;
import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.ingest.domain.RatingAppender;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.StreamBrokenException;
import com.movieconcierge.ingest.domain.StreamSummary;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.UnknownFilmException;
import com.movieconcierge.ingest.domain.enrich.EnrichmentRunner;
import com.movieconcierge.ingest.domain.imports.ImportRunner;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The flow of the service: what comes in is validated, gets its identity and its time, and goes to the log under its key
 * (userId for ratings, movieId for films). Nothing is acknowledged before it is durable.
 *
 * <pre>
 * POST /v1/ratings ──────────┐
 * DELETE /v1/users/../ratings├─► validate ─► eventId, time ─► ratings
 * POST /v1/ratings (NDJSON) ─┘      └ bad line ─────────────► ratings.dlq
 * PUT /v1/movies/.. ───────────► validate ─────────────────► movies
 * POST /v1/imports ────────────► {@link ImportRunner}: the same rules and logs, from files
 * POST /v1/enrichments ────────► {@link EnrichmentRunner}: what films lack, from TMDb
 * </pre>
 */
public record IngestFlow(Logs logs, KnownFilms catalogue, RatingAppender appender, Limits limits) {
    /** Sources, as they stand in the events and in the metrics. */
    public static final String API = "api";

    public static final String STREAM = "api:stream";

    /** The logs: one tuned for the wait of a single event, one for many. */
    public record Logs(EventLog single, EventLog many) {}

    /**
     * @param inFlight events of one stream on their way at most
     * @param timeoutMillis how long a caller waits for the log; longer than the log's own limit
     */
    public record Limits(int inFlight, long timeoutMillis) {}

    /**
     * Takes one rating and returns when it is durable.
     *
     * @throws InvalidInputException when it breaks a rule
     * @throws UnknownFilmException when its film is not in the catalogue
     * @throws ConflictingEventException when its eventId stands for another event
     * @throws UnavailableException when the log cannot be reached, or the catalogue is not known yet
     */
    public Receipt rate(RatingSubmission rating) {
        refuse(appender.violations(rating));
        if (!isKnown(rating.movieId())) {
            appender.reject(API, List.of(UnknownFilmException.violation(rating.movieId())));
            throw new UnknownFilmException(rating.movieId());
        }
        return await(appender.appendOnce(rating, API, logs.single()), limits.timeoutMillis());
    }

    /** Takes a rating back, whether or not there is one; otherwise as {@link #rate}. */
    public Receipt withdraw(RatingSubmission withdrawal) {
        refuse(appender.violations(withdrawal));
        return await(appender.appendOnce(withdrawal, API, logs.single()), limits.timeoutMillis());
    }

    /**
     * Takes a stream of ratings, no faster than the log does. A bad line is counted and kept aside, the rest goes on.
     *
     * @throws StreamBrokenException when the sender or the log breaks off; it says how far it came
     */
    public StreamSummary rateAll(Row.Source<RatingSubmission> lines) {
        var counter = new StreamSummary.Counter();
        var window = new InFlight(limits.inFlight(), limits.timeoutMillis());
        try {
            for (Row<RatingSubmission> line = lines.next(); line != null; line = lines.next()) {
                window.await();
                window.track(takeLine(line, counter));
                counter.read(line.line());
            }
            window.drain();
            return counter.summary();
        } catch (IOException e) {
            throw new StreamBrokenException(counter.summary(), true, e);
        } catch (UnavailableException e) {
            throw new StreamBrokenException(counter.summary(), false, e);
        }
    }

    /** Takes a film, new or changed, and returns when it is durable; otherwise as {@link #rate}. */
    public Receipt upsert(Film film) {
        List<Violation> violations = film.violations();
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
        Receipt receipt = await(logs.single().append(film), limits.timeoutMillis());
        catalogue.learn(film.movieId());
        return receipt;
    }

    private CompletableFuture<?> takeLine(Row<RatingSubmission> line, StreamSummary.Counter counter) {
        RatingSubmission rating = line.value();
        List<Violation> violations = rating == null ? line.violations() : appender.violations(rating);
        if (rating == null || !violations.isEmpty()) {
            return reject(line, violations, counter);
        }
        if (!isKnown(rating.movieId())) {
            return reject(line, List.of(UnknownFilmException.violation(rating.movieId())), counter);
        }
        try {
            return appender.appendOnce(rating, STREAM, logs.many())
                    .thenAccept(receipt -> counter.accepted(rating.userId(), receipt));
        } catch (ConflictingEventException e) {
            return reject(line, List.of(e.violation()), counter);
        }
    }

    private CompletableFuture<?> reject(Row<?> line, List<Violation> violations, StreamSummary.Counter counter) {
        appender.reject(STREAM, violations);
        counter.rejected(line.line(), violations);
        Violation first = violations.get(0);
        return logs.many().reject(line, first.field() + ": " + first.message());
    }

    private boolean isKnown(String movieId) {
        if (catalogue.contains(movieId)) {
            return true;
        }
        if (!catalogue.isCaughtUp()) {
            throw new UnavailableException("the catalogue is still being read, '" + movieId + "' may be in it", null);
        }
        return false;
    }

    private void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            appender.reject(API, violations);
            throw new InvalidInputException(violations);
        }
    }
}
