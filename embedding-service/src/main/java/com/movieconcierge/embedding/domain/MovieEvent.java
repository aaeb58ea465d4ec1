package com.movieconcierge.embedding.domain;

/** One record of the movies topic, as far as it could be understood. */
public sealed interface MovieEvent {

    /** The record it came from, so that it can be set aside; means something to the adapter alone. */
    Origin origin();

    /** A film is new or has changed. */
    record Upsert(Movie movie, Origin origin) implements MovieEvent {}

    /** A film is gone. */
    record Removal(String movieId, Origin origin) implements MovieEvent {}

    /**
     * A record that is no film.
     *
     * @param reason a sentence that says what is wrong with it
     */
    record Unusable(String reason, RuntimeException cause, Origin origin) implements MovieEvent {}

    /** Marks an adapter's own record. */
    interface Origin {}
}
