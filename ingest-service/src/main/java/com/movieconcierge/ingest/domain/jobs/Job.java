package com.movieconcierge.ingest.domain.jobs;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One job under way. Written by the thread that runs it, read and cancelled by any. Two equal requests are the same work. */
public abstract class Job<R, P> {
    /** Where a job stands. */
    public enum JobState {
        /** Waits for the one before it. */
        QUEUED,
        RUNNING,
        /** Waits for the log, or another service, to come back, and goes on by itself. */
        PAUSED,
        DONE,
        FAILED,
        /** Stopped on request, or with the service; the same request goes on where it stopped. */
        CANCELLED;

        public boolean isFinal() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    private final String id;
    private final R request;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private JobState state = JobState.QUEUED;
    private @Nullable String message;
    private long startedNanos;
    private long endedNanos;

    protected Job(String id, R request) {
        this.id = id;
        this.request = request;
    }

    public final String id() {
        return id;
    }

    public final R request() {
        return request;
    }

    public final synchronized JobState state() {
        return state;
    }

    /** What went wrong, or what it waits for. */
    protected final synchronized @Nullable String message() {
        return message;
    }

    /** How much is done, in any unit: whether it moves tells a job that waits from one that hangs. */
    protected abstract long done();

    public abstract P progress();

    /** In words, for the log. */
    protected abstract String outcome();

    public final boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** @throws CancellationException when the job is to stop */
    public final void checkCancelled() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }

    final void cancel() {
        cancelled.countDown();
    }

    /** Waits for the time given, less when cancelled meanwhile. */
    final void awaitCancelled(long millis) throws InterruptedException {
        cancelled.await(millis, TimeUnit.MILLISECONDS);
    }

    final synchronized void started() {
        startedNanos = System.nanoTime();
        state = JobState.RUNNING;
    }

    /** Runs, from the start or from a checkpoint on. */
    protected final synchronized void running() {
        state = JobState.RUNNING;
        message = null;
    }

    final synchronized void paused(String why) {
        state = JobState.PAUSED;
        message = why;
    }

    final synchronized void ended(JobState end, @Nullable String why) {
        state = end;
        message = why;
        endedNanos = System.nanoTime();
    }

    /** Since it started, pauses included; until its end. */
    protected final synchronized double seconds() {
        return startedNanos == 0 ? 0 : ((state.isFinal() ? endedNanos : System.nanoTime()) - startedNanos) / 1e9;
    }
}
