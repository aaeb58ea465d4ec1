package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.StatedTaste;
import java.util.concurrent.CompletableFuture;

/**
 * Port: what viewers ask to be kept or forgotten, written to where everyone who holds something of them reads it. Each
 * receipt completes when the request is durable, and fails with {@link NotWrittenException} when it could not be written.
 */
public interface ViewerRequests {

    /** Where the request is written. */
    record Receipt(int partition, long offset) {}

    /** Keeps a stated taste; there is one a viewer, the last. */
    CompletableFuture<Receipt> keep(StatedTaste stated);

    /** Deletes the viewer's stated taste, if there is one. */
    CompletableFuture<Receipt> withdraw(String userId);

    /** Forgets everything that is kept of the viewer. */
    CompletableFuture<Receipt> erase(String userId);

    /** The request could not be written; trying again later may help. */
    final class NotWrittenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param request what could not be written, such as "the erasure" */
        public NotWrittenException(String request, Throwable cause) {
            super(request + " could not be written: " + cause.getMessage(), cause);
        }
    }
}
