package com.movieconcierge.ingest.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a film; fields as in the {@code movies} contract.
 *
 * @param title without the year
 * @param cast in billing order
 * @param language ISO 639-1 of the original
 * @param sources where a field's content came from, by field name, where it was not the film's sender; see {@link Provenance}
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
        @Nullable String imdbId,
        Map<String, String> sources) {

    public Film {
        genres = List.copyOf(genres);
        keywords = List.copyOf(keywords);
        directors = List.copyOf(directors);
        cast = List.copyOf(cast);
        stills = List.copyOf(stills);
        sources = Map.copyOf(sources);
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
            @Nullable String posterUrl,
            List<String> stills,
            @Nullable String trailer,
            @Nullable String tmdbId,
            @Nullable String imdbId) {
        this(
                movieId, title, year, genres, keywords, synopsis, directors, cast, language, posterUrl, stills, trailer,
                tmdbId, imdbId, Map.of());
    }

    /** The same film with other sources. */
    public Film withSources(Map<String, String> others) {
        return new Film(
                movieId, title, year, genres, keywords, synopsis, directors, cast, language, posterUrl, stills, trailer,
                tmdbId, imdbId, others);
    }
}
