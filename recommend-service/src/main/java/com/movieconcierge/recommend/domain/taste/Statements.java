package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.StatedTaste;
import java.util.concurrent.CompletableFuture;

/** Port: takes what viewers state to where their profiles are kept. There is one statement a viewer, the last. */
public interface Statements {

    /** Where a statement, or its withdrawal, is written. */
    record Receipt(int partition, long offset) {}

    /** Completes when the statement is durable; fails with {@link StatementFailedException} when it could not be written. */
    CompletableFuture<Receipt> keep(StatedTaste statement);

    /** Deletes what the viewer has stated, if anything; completes and fails as {@link #keep}. */
    CompletableFuture<Receipt> takeBack(String userId);

    /** It could not be written; trying again later may help. */
    final class StatementFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StatementFailedException(Throwable cause) {
            super("the stated taste could not be written: " + cause.getMessage(), cause);
        }
    }
}
