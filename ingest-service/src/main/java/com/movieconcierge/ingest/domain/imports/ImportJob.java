package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.imports.Checkpoint.Phase;
import com.movieconcierge.ingest.domain.jobs.Job;
import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import org.jspecify.annotations.Nullable;

/** One import under way. */
public final class ImportJob extends Job<ImportRequest, ImportProgress> {
    private final ImportFiles files;

    private @Nullable Phase phase;
    private long films;
    private long ratings;
    private long rejected;
    private long filmBytes;
    private long filmBytesTotal;
    private long ratingBytes;
    private long ratingBytesTotal;
    private long rowsBefore;
    private boolean resumed;
    private @Nullable String rejectedFile;

    ImportJob(String id, ImportRequest request, ImportFiles files) {
        super(id, request);
        this.files = files;
    }

    ImportFiles files() {
        return files;
    }

    /** Goes back to what is durable. */
    synchronized void opened(Checkpoint from, String rejectedFile) {
        filmBytesTotal = files.filmBytes();
        ratingBytesTotal = files.ratingBytes();
        resumed = !from.equals(Checkpoint.start(from.fingerprint()));
        rowsBefore = from.films() + from.ratings();
        this.rejectedFile = rejectedFile;
        running();
        phase = from.phase();
        films = from.films();
        ratings = from.ratings();
        rejected = from.rejected();
    }

    synchronized void taken(Phase phase, long bytesRead) {
        this.phase = phase;
        if (phase == Phase.FILMS) {
            films++;
            filmBytes = bytesRead;
        } else {
            ratings++;
            ratingBytes = bytesRead;
        }
    }

    synchronized long rejected() {
        return ++rejected;
    }

    synchronized Checkpoint checkpoint(String fingerprint, Phase at, long position, long rejectsLength) {
        return new Checkpoint(fingerprint, at, position, films, ratings, rejected, rejectsLength);
    }

    @Override
    protected synchronized long done() {
        return films + ratings;
    }

    @Override
    protected synchronized String outcome() {
        return films + " films, " + ratings + " ratings, " + rejected + " rejected";
    }

    @Override
    public synchronized ImportProgress progress() {
        double seconds = seconds();
        boolean done = state() == JobState.DONE;
        boolean filmsDone = done || phase == Phase.RATINGS;
        return new ImportProgress(
                id(),
                state(),
                request().describe(),
                phase,
                ImportProgress.Count.of(films, filmsDone ? filmBytesTotal : filmBytes, filmBytesTotal, filmsDone),
                ImportProgress.Count.of(ratings, done ? ratingBytesTotal : ratingBytes, ratingBytesTotal, done),
                rejected,
                rejected == 0 ? null : rejectedFile,
                seconds == 0 ? 0 : (films + ratings - rowsBefore) / seconds,
                seconds,
                resumed,
                message());
    }
}
