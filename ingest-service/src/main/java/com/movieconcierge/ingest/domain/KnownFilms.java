package com.movieconcierge.ingest.domain;

/** The ids of all films in the catalogue. */
public interface KnownFilms {
    boolean contains(String movieId);

    /** Whether every film that was there at the start has been seen: before that, an absent id says nothing. */
    boolean isCaughtUp();

    /** Takes up a film that was just written, ahead of its arrival through the log. */
    void learn(String movieId);

    int size();
}
