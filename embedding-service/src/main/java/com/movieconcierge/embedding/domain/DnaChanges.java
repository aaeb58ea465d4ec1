package com.movieconcierge.embedding.domain;

import java.util.List;

/** Port: DNA as it is written, in order of each film. One thread at a time. */
public interface DnaChanges extends AutoCloseable {
    /**
     * Waits a moment for the next few; empty when none came.
     *
     * @throws TransientFault when they cannot be had at the moment
     */
    List<DnaChange> poll();

    /** Everything polled so far is done and will not come again. */
    void commit();

    /** What was polled and not committed comes again with the next poll. */
    void rewind();

    @Override
    void close();
}
