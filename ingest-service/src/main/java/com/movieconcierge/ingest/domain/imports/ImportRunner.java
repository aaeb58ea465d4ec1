package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.FilmLog;
import com.movieconcierge.ingest.domain.InFlight;
import com.movieconcierge.ingest.domain.IngestMetrics;
import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.ingest.domain.RatingAppender;
import com.movieconcierge.ingest.domain.RatingLog;
import com.movieconcierge.ingest.domain.RatingRules;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.RowSource;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.UnknownFilmException;
import com.movieconcierge.ingest.domain.jobs.JobFailedException;
import com.movieconcierge.ingest.domain.jobs.JobRecords;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Runs one import: films, then ratings, each row through the same rules and to the same logs as over HTTP. Every so many
 * rows it waits until all of them are durable and writes a checkpoint; after a crash, or when the log was away, it goes on
 * from there, which repeats some events under the same eventIds and loses none.
 */
public final class ImportRunner {
    /** @param movies also tells the catalogue of films, for the ratings that follow */
    public record Logs(RatingLog ratings, FilmLog movies) {}

    /**
     * @param checkpointEvery rows
     * @param inFlight rows on their way at most
     * @param timeoutMillis how long to wait for the log before pausing
     * @param maxRejects more of them, and the file cannot be what was meant
     */
    public record Limits(int checkpointEvery, int inFlight, long timeoutMillis, long maxRejects) {}

    private final Logs logs;
    private final KnownFilms catalogue;
    private final RatingRules rules;
    private final RatingAppender appender;
    private final IngestMetrics metrics;
    private final JobRecords<Checkpoint> records;
    private final Limits limits;

    public ImportRunner(
            Logs logs,
            KnownFilms catalogue,
            RatingRules rules,
            RatingAppender appender,
            IngestMetrics metrics,
            JobRecords<Checkpoint> records,
            Limits limits) {
        this.logs = logs;
        this.catalogue = catalogue;
        this.rules = rules;
        this.appender = appender;
        this.metrics = metrics;
        this.records = records;
        this.limits = limits;
    }

    /**
     * Runs from the last checkpoint to the end.
     *
     * @throws UnavailableException when the log is away: run again later
     * @throws CancellationException when the job was cancelled
     * @throws JobFailedException when it makes no sense to go on
     */
    void run(ImportJob job) throws IOException {
        ImportRequest request = job.request();
        ImportFiles files = job.files();
        Checkpoint from = records.load(request.describe())
                .filter(saved -> saved.fingerprint().equals(files.fingerprint()))
                .orElseGet(() -> Checkpoint.start(files.fingerprint()));
        try (JobRecords.Notes rejects = records.notes(request.describe(), from.rejectsLength())) {
            job.opened(from, rejects.path());
            if (from.phase() == ImportPhase.FILMS) {
                importRows(job, files.films(), from, rejects, film -> takeFilm(film));
                from = from.ratingsNext();
            }
            importRows(job, files.ratings(), from, rejects, rating -> takeRating(rating, request.source()));
        }
        records.clear(request.describe());
    }

    /** What becomes of a value: what is wrong with it, or its append. */
    private record Step(List<Violation> violations, Optional<CompletableFuture<Receipt>> append) {
        static Step refused(List<Violation> violations) {
            return new Step(violations, Optional.empty());
        }
    }

    private interface Take<T> {
        Step take(T value);
    }

    private <T> void importRows(
            ImportJob job, Optional<RowSource<T>> source, Checkpoint from, JobRecords.Notes rejects, Take<T> take)
            throws IOException {
        if (source.isEmpty()) {
            return;
        }
        var window = new InFlight(limits.inFlight(), limits.timeoutMillis());
        int sinceCheckpoint = 0;
        long position = from.position();
        try (RowSource<T> rows = source.get()) {
            for (Row<T> row = rows.next(); row != null; row = rows.next()) {
                if (row.position() <= from.position()) {
                    continue;
                }
                if (job.isCancelled()) {
                    checkpoint(job, from, position, window, rejects);
                    throw new CancellationException();
                }
                window.await();
                T value = row.value();
                Step step = value == null ? Step.refused(row.violations()) : take.take(value);
                window.track(step.append().isPresent() ? step.append().get() : CompletableFuture.completedFuture(null));
                if (step.append().isPresent()) {
                    job.taken(from.phase(), rows.bytesRead());
                } else {
                    reject(job, row, step.violations(), rejects);
                }
                position = row.position();
                if (++sinceCheckpoint >= limits.checkpointEvery()) {
                    checkpoint(job, from, position, window, rejects);
                    sinceCheckpoint = 0;
                }
            }
        }
        checkpoint(job, from, position, window, rejects);
    }

    private Step takeFilm(Film film) {
        List<Violation> violations = film.violations();
        if (!violations.isEmpty()) {
            return Step.refused(violations);
        }
        return new Step(List.of(), Optional.of(logs.movies().append(film).thenApply(receipt -> {
            catalogue.learn(film.movieId());
            return receipt;
        })));
    }

    private Step takeRating(RatingSubmission rating, String source) {
        List<Violation> violations = rules.violations(rating);
        if (!violations.isEmpty()) {
            return Step.refused(violations);
        }
        if (!catalogue.contains(rating.movieId())) {
            if (!catalogue.isCaughtUp()) {
                throw new UnavailableException("the catalogue is still being read", null);
            }
            return Step.refused(List.of(UnknownFilmException.violation(rating.movieId())));
        }
        String eventId = rating.eventId();
        if (eventId == null) {
            throw new IllegalStateException("imported ratings have an eventId of their own");
        }
        return new Step(List.of(), Optional.of(appender.append(eventId, rating, source, logs.ratings())));
    }

    private void reject(ImportJob job, Row<?> row, List<Violation> violations, JobRecords.Notes rejects)
            throws IOException {
        for (Violation violation : violations) {
            rejects.add(note(row, violation));
        }
        metrics.rejected(job.request().source(), violations.get(0).field());
        if (job.rejected() > limits.maxRejects()) {
            throw new JobFailedException("more than " + limits.maxRejects()
                    + " rows could not be used, the last one because of " + violations.get(0)
                    + ": is this the right file?");
        }
    }

    private static Map<String, Object> note(Row<?> row, Violation violation) {
        var note = new LinkedHashMap<String, Object>();
        note.put("file", row.file());
        note.put("line", row.line());
        note.put("field", violation.field());
        note.put("reason", violation.message());
        note.put("row", row.raw());
        return note;
    }

    private void checkpoint(ImportJob job, Checkpoint from, long position, InFlight window, JobRecords.Notes rejects)
            throws IOException {
        window.drain();
        records.save(
                job.request().describe(), job.checkpoint(from.fingerprint(), from.phase(), position, rejects.flush()));
    }
}
