package com.movieconcierge.embedding.domain.flow;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One record of a topic that is keyed by film, as far as it could be understood.
 *
 * @param <V> what the topic says of a film
 */
public sealed interface FilmChange<V> {

    /** The record it came from, so that it can be set aside; means something to the adapter alone. */
    Origin origin();

    /** Something is new of a film, or has changed; {@code at} is the record's timestamp, in whole milliseconds. */
    record Upsert<V>(String movieId, V value, Instant at, Origin origin) implements FilmChange<V> {}

    /** A film is gone. */
    record Removal<V>(String movieId, Instant at, Origin origin) implements FilmChange<V> {}

    /** A record that is none of the topic's; the reason is a sentence that says what is wrong with it. */
    record Unusable<V>(String reason, RuntimeException cause, Origin origin) implements FilmChange<V> {}

    /** Marks an adapter's own record. */
    interface Origin {}

    /** Port: a topic that is keyed by film, in order of each film. One thread at a time; {@link TransientFault} for outages. */
    interface FilmChanges<V> extends AutoCloseable {
        /** Waits a moment for the next few records; empty when none came. */
        List<FilmChange<V>> poll();

        /** Everything polled so far is done and will not come again. */
        void commit();

        /** What was polled and not committed comes again with the next poll. */
        void rewind();

        @Override
        void close();
    }

    /** Where records go that cannot be used, with the reason. */
    interface DeadLetterSink {
        /** Completes once the record is safely aside; exceptionally with {@link TransientFault}. */
        CompletableFuture<Void> setAside(FilmChange.Origin origin, String reason, RuntimeException cause);
    }
}
