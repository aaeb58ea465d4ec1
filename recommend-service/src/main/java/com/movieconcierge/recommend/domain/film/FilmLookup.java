package com.movieconcierge.recommend.domain.film;

import com.movieconcierge.model.Film;

/** Finds films by what is known of them; follows the catalogue while it is asked. */
public interface FilmLookup {

    /** A film is new or has changed. */
    void put(Film film);

    /** A film is gone. */
    void remove(String movieId);
}
