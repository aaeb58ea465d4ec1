package com.movieconcierge.ingest.adapter.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.movieconcierge.ingest.domain.ConflictingEventException;
import com.movieconcierge.ingest.domain.EventMemory;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Receipt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The latest events, a bounded number of them; what is forgotten is caught downstream, where an eventId counts once. */
public final class RecentEvents implements EventMemory {
    private record Remembered(RatingSubmission submission, CompletableFuture<Receipt> receipt) {}

    private final Cache<String, Remembered> events;

    /** @param size events remembered; positive */
    public RecentEvents(long size) {
        this.events = Caffeine.newBuilder().maximumSize(size).build();
    }

    @Override
    public CompletableFuture<Receipt> once(
            String eventId, RatingSubmission submission, Supplier<CompletableFuture<Receipt>> append) {
        var own = new Remembered(submission, new CompletableFuture<>());
        Remembered earlier = events.asMap().putIfAbsent(eventId, own);
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
                    events.asMap().remove(eventId, own);
                    own.receipt().completeExceptionally(failure);
                }
            });
            return own.receipt();
        } catch (RuntimeException e) {
            events.asMap().remove(eventId, own);
            own.receipt().completeExceptionally(e);
            throw e;
        }
    }
}
