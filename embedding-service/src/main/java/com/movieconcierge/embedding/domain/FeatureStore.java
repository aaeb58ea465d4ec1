package com.movieconcierge.embedding.domain;

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
}
