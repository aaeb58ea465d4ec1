package com.movieconcierge.recommend.domain.film;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a film.
 *
 * @param title without the year
 * @param cast in billing order
 * @param language ISO 639-1 of the original
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
        @Nullable String posterUrl) {

    public Film {
        genres = List.copyOf(genres);
        keywords = List.copyOf(keywords);
        directors = List.copyOf(directors);
        cast = List.copyOf(cast);
    }

    public boolean hasGenre(String genre) {
        return genres.stream().anyMatch(genre::equalsIgnoreCase);
    }
}
