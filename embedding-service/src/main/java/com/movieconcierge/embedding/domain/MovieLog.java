package com.movieconcierge.embedding.domain;

import java.util.List;

/** The films, in order. One thread at a time. */
public interface MovieLog extends AutoCloseable {
    /**
     * Waits a moment for the next few records; empty when none came.
     *
     * @throws TransientFault when they cannot be had at the moment
     */
    List<MovieEvent> poll();

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
