package com.movieconcierge.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A film that somebody names: of the catalogue, or of elsewhere under {@code tmdb:} and a number. */
public record SeedFilm(
        String movieId, String title, @Nullable Integer year) {
    private static final Pattern ELSEWHERE = Pattern.compile("tmdb:\\d{1,10}");

    /** Whether an id may be that of a film that is not in the catalogue, by the database that knows it. */
    public static boolean isElsewhere(String movieId) {
        return ELSEWHERE.matcher(movieId).matches();
    }

    public static SeedFilm of(Film film) {
        return new SeedFilm(film.movieId(), film.title(), film.year());
    }
}
