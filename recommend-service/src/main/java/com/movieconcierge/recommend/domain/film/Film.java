package com.movieconcierge.recommend.domain.film;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a film.
 *
 * @param title without the year
 * @param cast in billing order
 * @param language ISO 639-1 of the original
 * @param sources who else its content came from, as {@code tmdb}
 */
public record Film(
        String movieId,
        String title,
        @Nullable Integer year,
        List<String> genres,
        List<String> keywords,
        @Nullable String synopsis,
        List<String> directors,
        List<String> cast,
        @Nullable String language,
        @Nullable String posterUrl,
        Set<String> sources) {

    public Film {
        genres = List.copyOf(genres);
        keywords = List.copyOf(keywords);
        directors = List.copyOf(directors);
        cast = List.copyOf(cast);
        sources = Set.copyOf(sources);
    }

    /** A film of which everything came from its sender. */
    public Film(
            String movieId,
            String title,
            @Nullable Integer year,
            List<String> genres,
            List<String> keywords,
            @Nullable String synopsis,
            List<String> directors,
            List<String> cast,
            @Nullable String language,
            @Nullable String posterUrl) {
        this(movieId, title, year, genres, keywords, synopsis, directors, cast, language, posterUrl, Set.of());
    }
}
