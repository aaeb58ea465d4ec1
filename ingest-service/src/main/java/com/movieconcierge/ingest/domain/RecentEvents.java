package com.movieconcierge.ingest.domain;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The latest events by id, a bounded number of them, so that a request sent again is answered as the first time; what is
 * forgotten is caught downstream, where an eventId counts once.
 */
public final class RecentEvents {
    private record Remembered(RatingSubmission submission, CompletableFuture<Receipt> receipt) {}

    private final ConcurrentMap<String, Remembered> events;

    /** @param size events remembered; positive */
    public RecentEvents(long size) {
        this.events = Caffeine.newBuilder()
                .maximumSize(size)
                .<String, Remembered>build()
                .asMap();
    }

    /**
     * Runs an append once for an eventId; a failed one is forgotten, so that it can be tried again.
     *
     * @return the result of the first append
     * @throws ConflictingEventException when the id stands for another submission
     */
    public CompletableFuture<Receipt> once(
            String eventId, RatingSubmission submission, Supplier<CompletableFuture<Receipt>> append) {
        var own = new Remembered(submission, new CompletableFuture<>());
        Remembered earlier = events.putIfAbsent(eventId, own);
        if (earlier == null) {
            return run(eventId, own, append);
        }
        if (!earlier.submission().equals(submission)) {
            throw new ConflictingEventException(eventId);
        }
        return earlier.receipt();
    }

    private CompletableFuture<Receipt> run(
            String eventId, Remembered own, Supplier<CompletableFuture<Receipt>> append) {
        try {
            append.get().whenComplete((receipt, failure) -> {
                if (failure == null) {
                    own.receipt().complete(receipt);
                } else {
                    forget(eventId, own, failure);
                }
            });
            return own.receipt();
        } catch (RuntimeException e) {
            forget(eventId, own, e);
            throw e;
        }
    }

    private void forget(String eventId, Remembered own, Throwable failure) {
        events.remove(eventId, own);
        own.receipt().completeExceptionally(failure);
    }
}
