package com.movieconcierge.embedding.domain;

import java.time.Instant;

/**
 * One record of a topic that is keyed by film, as far as it could be understood.
 *
 * @param <V> what the topic says of a film
 */
public sealed interface FilmChange<V> {

    /** The record it came from, so that it can be set aside; means something to the adapter alone. */
    Origin origin();

    /**
     * Something is new of a film, or has changed.
     *
     * @param at the record's timestamp, in whole milliseconds
     */
    record Upsert<V>(String movieId, V value, Instant at, Origin origin) implements FilmChange<V> {}

    /** A film is gone. */
    record Removal<V>(String movieId, Instant at, Origin origin) implements FilmChange<V> {}

    /**
     * A record that is none of the topic's.
     *
     * @param reason a sentence that says what is wrong with it
     */
    record Unusable<V>(String reason, RuntimeException cause, Origin origin) implements FilmChange<V> {}

    /** Marks an adapter's own record. */
    interface Origin {}
}
