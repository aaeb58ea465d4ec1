package com.movieconcierge.embedding.domain.flow;

import com.movieconcierge.model.FilmDna;
import java.time.Instant;

/**
 * Port: vectors where models outside find them. Of two writes of a film the one with the newer time holds, whatever the
 * order they arrive in; at equal times the first. Safe for concurrent use; bounded in time.
 */
public interface FeatureStore extends AutoCloseable {
    /**
     * @throws RefusedRecordException when the store will never take it
     * @throws TransientFault when it does not at the moment
     */
    void put(FilmDna dna, Instant at);

    /** As {@link #put}. */
    void remove(String movieId, Instant at);

    @Override
    void close();

    /** What one record says is refused; trying it again gives the same. */
    final class RefusedRecordException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RefusedRecordException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
