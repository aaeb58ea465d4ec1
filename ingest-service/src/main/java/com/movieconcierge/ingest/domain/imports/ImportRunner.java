package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.EventLog;
import com.movieconcierge.ingest.domain.InFlight;
import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.ingest.domain.RatingAppender;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.ingest.domain.UnknownFilmException;
import com.movieconcierge.ingest.domain.imports.Checkpoint.Phase;
import com.movieconcierge.ingest.domain.jobs.JobFailedException;
import com.movieconcierge.ingest.domain.jobs.JobRecords;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one import: films, then ratings, each row through the same rules and to the same logs as over HTTP. Every so many
 * rows it waits until all of them are durable and writes a checkpoint; after a crash, or when the log was away, it goes on
 * from there, which repeats some events under the same eventIds and loses none.
 */
public record ImportRunner(
        EventLog log, KnownFilms catalogue, RatingAppender appender, JobRecords<Checkpoint> records, Limits limits) {
    /**
     * @param checkpointEvery rows
     * @param inFlight rows on their way at most
     * @param timeoutMillis how long to wait for the log before pausing
     * @param maxRejects more of them, and the file cannot be what was meant
     */
    public record Limits(int checkpointEvery, int inFlight, long timeoutMillis, long maxRejects) {}

    void run(ImportJob job) throws IOException {
        ImportRequest request = job.request();
        ImportFiles files = job.files();
        Checkpoint from = records.load(request.describe())
                .filter(saved -> saved.fingerprint().equals(files.fingerprint()))
                .orElseGet(() -> Checkpoint.start(files.fingerprint()));
        try (JobRecords.Notes rejects = records.notes(request.describe(), from.rejectsLength())) {
            job.opened(from, rejects.path());
            if (from.phase() == Phase.FILMS) {
                importRows(job, files.films(), from, rejects, this::takeFilm);
                from = from.ratingsNext();
            }
            importRows(job, files.ratings(), from, rejects, rating -> takeRating(rating, request.source()));
        }
        records.clear(request.describe());
    }

    /** What becomes of a value: what is wrong with it, or else its append. */
    private record Step(
            List<Violation> violations, @Nullable CompletableFuture<Receipt> append) {}

    private <T> void importRows(
            ImportJob job,
            Optional<Row.Source<T>> source,
            Checkpoint from,
            JobRecords.Notes rejects,
            Function<T, Step> take)
            throws IOException {
        if (source.isEmpty()) {
            return;
        }
        var window = new InFlight(limits.inFlight(), limits.timeoutMillis());
        int sinceCheckpoint = 0;
        long position = from.position();
        try (Row.Source<T> rows = source.get()) {
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
                Step step = value == null ? new Step(row.violations(), null) : take.apply(value);
                CompletableFuture<Receipt> append = step.append();
                if (append == null) {
                    window.track(CompletableFuture.completedFuture(null));
                    reject(job, from.phase(), row, step.violations(), rejects);
                } else {
                    window.track(append);
                    job.taken(from.phase(), rows.bytesRead());
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
            return new Step(violations, null);
        }
        return new Step(List.of(), log.append(film).thenApply(receipt -> {
            catalogue.learn(film.movieId());
            return receipt;
        }));
    }

    private Step takeRating(RatingSubmission rating, String source) {
        List<Violation> violations = appender.violations(rating);
        if (!violations.isEmpty()) {
            return new Step(violations, null);
        }
        if (!catalogue.contains(rating.movieId())) {
            if (!catalogue.isCaughtUp()) {
                throw new UnavailableException("the catalogue is still being read", null);
            }
            return new Step(List.of(UnknownFilmException.violation(rating.movieId())), null);
        }
        String eventId = rating.eventId();
        if (eventId == null) {
            throw new IllegalStateException("imported ratings have an eventId of their own");
        }
        return new Step(List.of(), appender.append(eventId, rating, source, log));
    }

    /** A line of the rejects file, which is kept when viewers are forgotten: a rating is found by file and line alone. */
    private record Reject(
            String file,
            long line,
            String field,
            String reason,
            @Nullable String row) {}

    private void reject(ImportJob job, Phase phase, Row<?> row, List<Violation> violations, JobRecords.Notes rejects)
            throws IOException {
        for (Violation violation : violations) {
            String text = phase == Phase.FILMS ? row.raw() : null;
            rejects.add(new Reject(row.file(), row.line(), violation.field(), violation.message(), text));
        }
        appender.reject(job.request().source(), violations);
        if (job.rejected() > limits.maxRejects()) {
            throw new JobFailedException("more than " + limits.maxRejects()
                    + " rows could not be used, the last one because of " + violations.get(0)
                    + ": is this the right file?");
        }
    }

    private void checkpoint(ImportJob job, Checkpoint from, long position, InFlight window, JobRecords.Notes rejects)
            throws IOException {
        window.drain();
        records.save(
                job.request().describe(), job.checkpoint(from.fingerprint(), from.phase(), position, rejects.flush()));
    }
}
