package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.recommend.domain.film.Film;
import org.jspecify.annotations.Nullable;

/** A film of the catalogue that a prompt names. */
public record Seed(String movieId, String title, @Nullable Integer year) {

    static Seed of(Film film) {
        return new Seed(film.movieId(), film.title(), film.year());
    }
}
