package com.movieconcierge.ingest.domain;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Remembers the latest events by id, so that a request sent again is answered as the first time. */
public interface EventMemory {
    /**
     * Runs an append once for an eventId; a failed one is forgotten, so that it can be tried again.
     *
     * @param submission what was asked for
     * @return the result of the first append
     * @throws ConflictingEventException when the id stands for another submission
     */
    CompletableFuture<Receipt> once(
            String eventId, RatingSubmission submission, Supplier<CompletableFuture<Receipt>> append);
}
