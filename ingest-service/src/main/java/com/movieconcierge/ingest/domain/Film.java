package com.movieconcierge.ingest.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a film; fields as in the {@code movies} contract.
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
        @Nullable String posterUrl,
        List<String> stills,
        @Nullable String trailer,
        @Nullable String tmdbId,
        @Nullable String imdbId) {

    public Film {
        genres = List.copyOf(genres);
        keywords = List.copyOf(keywords);
        directors = List.copyOf(directors);
        cast = List.copyOf(cast);
        stills = List.copyOf(stills);
    }
}
