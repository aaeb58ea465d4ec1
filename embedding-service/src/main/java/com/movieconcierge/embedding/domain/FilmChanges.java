package com.movieconcierge.embedding.domain;

import java.util.List;

/**
 * Port: a topic that is keyed by film, in order of each film. One thread at a time.
 *
 * @param <V> see {@link FilmChange}
 */
public interface FilmChanges<V> extends AutoCloseable {
    /**
     * Waits a moment for the next few records; empty when none came.
     *
     * @throws TransientFault when they cannot be had at the moment
     */
    List<FilmChange<V>> poll();

    /**
     * Everything polled so far is done and will not come again.
     *
     * @throws TransientFault when that cannot be kept at the moment
     */
    void commit();

    /** What was polled and not committed comes again with the next poll. */
    void rewind();

    @Override
    void close();
}
