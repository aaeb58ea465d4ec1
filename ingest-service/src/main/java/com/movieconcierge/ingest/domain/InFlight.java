package com.movieconcierge.ingest.domain;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A bounded window of appends on their way: whoever reads faster than the log writes waits here instead of filling memory.
 * For one producing thread.
 */
public final class InFlight {
    private final Semaphore free;
    private final int size;
    private final long timeoutMillis;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * @param size appends on their way at most
     * @param timeoutMillis how long to wait for one of them; longer than the log's own time limit
     */
    public InFlight(int size, long timeoutMillis) {
        this.size = size;
        this.timeoutMillis = timeoutMillis;
        this.free = new Semaphore(size);
    }

    /** @throws UnavailableException when an earlier one failed or none came back in time */
    public void await() {
        acquire(1);
        throwFailure();
    }

    /** Takes an append that {@link #await} has let through. */
    public void track(CompletableFuture<?> append) {
        append.whenComplete((done, thrown) -> {
            if (thrown != null) {
                failure.compareAndSet(null, thrown);
            }
            free.release();
        });
    }

    /** Waits until all are back; throws as {@link #await}. */
    public void drain() {
        acquire(size);
        free.release(size);
        throwFailure();
    }

    private void acquire(int permits) {
        try {
            if (!free.tryAcquire(permits, timeoutMillis, TimeUnit.MILLISECONDS)) {
                throw new UnavailableException("the log does not answer", failure.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting for the log", e);
        }
    }

    private void throwFailure() {
        Throwable thrown = failure.get();
        if (thrown == null) {
            return;
        }
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof UnavailableException unavailable) {
            throw new UnavailableException(String.valueOf(unavailable.getMessage()), cause);
        }
        throw new IllegalStateException("append failed", cause);
    }
}
