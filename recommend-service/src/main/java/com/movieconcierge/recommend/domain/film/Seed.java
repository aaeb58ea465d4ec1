package com.movieconcierge.recommend.domain.film;

import org.jspecify.annotations.Nullable;

/** A film of the catalogue that a prompt names. */
public record Seed(String movieId, String title, @Nullable Integer year) {

    public static Seed of(Film film) {
        return new Seed(film.movieId(), film.title(), film.year());
    }
}
