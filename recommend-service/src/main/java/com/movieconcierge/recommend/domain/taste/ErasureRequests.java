package com.movieconcierge.recommend.domain.taste;

import java.util.concurrent.CompletableFuture;

/** Takes viewers' wishes to be forgotten to where everyone who keeps something of them reads it. */
public interface ErasureRequests {

    /** Where the request is written. */
    record Receipt(int partition, long offset) {}

    /** Completes when the request is durable; fails with {@link ErasureFailedException} when it could not be written. */
    CompletableFuture<Receipt> request(String userId);

    /** The request could not be written; trying again later may help. */
    final class ErasureFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ErasureFailedException(Throwable cause) {
            super("the erasure could not be written: " + cause.getMessage(), cause);
        }
    }
}
