package com.movieconcierge.ingest.domain.imports;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One import under way. Written by the thread that runs it, read and cancelled by any. */
public final class ImportJob {
    private final String id;
    private final ImportRequest request;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private ImportState state = ImportState.QUEUED;
    private @Nullable ImportPhase phase;
    private long films;
    private long ratings;
    private long rejected;
    private long filmBytes;
    private long filmBytesTotal;
    private long ratingBytes;
    private long ratingBytesTotal;
    private long rowsBefore;
    private long startedNanos;
    private long endedNanos;
    private boolean resumed;
    private @Nullable String rejectedFile;
    private @Nullable String message;

    ImportJob(String id, ImportRequest request) {
        this.id = id;
        this.request = request;
    }

    public String id() {
        return id;
    }

    public ImportRequest request() {
        return request;
    }

    public synchronized ImportState state() {
        return state;
    }

    void cancel() {
        cancelled.countDown();
    }

    boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Waits for the time given, less when cancelled meanwhile; true when cancelled. */
    boolean awaitCancelled(long millis) throws InterruptedException {
        return cancelled.await(millis, TimeUnit.MILLISECONDS);
    }

    synchronized void started(long nanos) {
        startedNanos = nanos;
        state = ImportState.RUNNING;
    }

    synchronized void opened(ImportFiles files, Checkpoint from, String rejectedFile) {
        filmBytesTotal = files.filmBytes();
        ratingBytesTotal = files.ratingBytes();
        resumed = !from.equals(Checkpoint.start(from.fingerprint()));
        rowsBefore = from.films() + from.ratings();
        this.rejectedFile = rejectedFile;
        reset(from);
    }

    /** Goes back to what is durable. */
    synchronized void reset(Checkpoint to) {
        state = ImportState.RUNNING;
        message = null;
        phase = to.phase();
        films = to.films();
        ratings = to.ratings();
        rejected = to.rejected();
    }

    synchronized void taken(ImportPhase phase, long bytesRead) {
        this.phase = phase;
        if (phase == ImportPhase.FILMS) {
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

    synchronized void paused(String why) {
        state = ImportState.PAUSED;
        message = why;
    }

    synchronized void ended(ImportState end, @Nullable String why, long nanos) {
        state = end;
        message = why;
        endedNanos = nanos;
    }

    synchronized Checkpoint checkpoint(String fingerprint, ImportPhase at, long position, long rejectsLength) {
        return new Checkpoint(fingerprint, at, position, films, ratings, rejected, rejectsLength);
    }

    /** @param nanos the present, of the clock that {@link #started} was told */
    public synchronized ImportProgress progress(long nanos) {
        double seconds = startedNanos == 0 ? 0 : ((state.isFinal() ? endedNanos : nanos) - startedNanos) / 1e9;
        boolean done = state == ImportState.DONE;
        boolean filmsDone = done || phase == ImportPhase.RATINGS;
        return new ImportProgress(
                id,
                state,
                request.describe(),
                phase,
                ImportProgress.Count.of(films, filmsDone ? filmBytesTotal : filmBytes, filmBytesTotal, filmsDone),
                ImportProgress.Count.of(ratings, done ? ratingBytesTotal : ratingBytes, ratingBytesTotal, done),
                rejected,
                rejected == 0 ? null : rejectedFile,
                seconds == 0 ? 0 : (films + ratings - rowsBefore) / seconds,
                seconds,
                resumed,
                message);
    }
}
