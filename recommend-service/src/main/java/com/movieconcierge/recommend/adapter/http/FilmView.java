package com.movieconcierge.recommend.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.movieconcierge.model.Film;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A film as lists show it; its runtime and what follows are left out where nobody knows. */
record FilmView(
        String movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        @Nullable String posterUrl,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Integer runtimeMinutes,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        String originalLanguage,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> countries,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        String certification) {

    static FilmView of(Film film) {
        return new FilmView(
                film.movieId(),
                film.title(),
                film.year(),
                film.genres(),
                film.posterUrl(),
                film.runtimeMinutes(),
                film.originalLanguage(),
                film.countries(),
                film.certification());
    }
}
