package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.Film;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A film as lists show it. */
record FilmView(
        String movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        @Nullable String posterUrl) {

    static FilmView of(Film film) {
        return new FilmView(film.movieId(), film.title(), film.year(), film.genres(), film.posterUrl());
    }
}
