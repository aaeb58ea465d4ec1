package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Ids;
import java.util.List;
import java.util.OptionalInt;

/**
 * What encoders see of a film.
 *
 * @param year of release, in [{@value #FIRST_YEAR}, {@value #LAST_YEAR}]
 * @param genres as the source names them; see {@link Genres} for one vocabulary
 * @param synopsis empty when there is none; at most {@value #MAX_TEXT} characters
 * @param cast in billing order
 */
public record Movie(
        String movieId,
        String title,
        OptionalInt year,
        List<String> genres,
        List<String> keywords,
        String synopsis,
        List<String> directors,
        List<String> cast,
        Pictures pictures) {

    /** Before the first film. */
    public static final int FIRST_YEAR = 1870;

    public static final int LAST_YEAR = 2200;
    /** Some fifty windows of the sentence transformer: seconds of one worker. */
    public static final int MAX_TEXT = 50_000;
    /** Keywords, people or genres of one film. */
    public static final int MAX_ENTRIES = 1_000;

    /** @throws IllegalArgumentException when the film breaks one of the limits above; the message says which */
    public Movie {
        if (!Ids.isValid(movieId)) {
            throw new IllegalArgumentException("movieId is " + Ids.RULE);
        }
        year.ifPresent(y -> {
            if (y < FIRST_YEAR || y > LAST_YEAR) {
                throw new IllegalArgumentException(
                        "year lies in [" + FIRST_YEAR + ", " + LAST_YEAR + "], movie " + movieId + " has " + y);
            }
        });
        if (synopsis.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "synopsis has at most " + MAX_TEXT + " characters, movie " + movieId + " has " + synopsis.length());
        }
        genres = bounded("genres", genres);
        keywords = bounded("keywords", keywords);
        directors = bounded("directors", directors);
        cast = bounded("cast", cast);
    }

    /** A film that cannot be seen. */
    public Movie(
            String movieId,
            String title,
            OptionalInt year,
            List<String> genres,
            List<String> keywords,
            String synopsis,
            List<String> directors,
            List<String> cast) {
        this(movieId, title, year, genres, keywords, synopsis, directors, cast, Pictures.NONE);
    }

    static List<String> bounded(String field, List<String> entries) {
        if (entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    field + " has at most " + MAX_ENTRIES + " entries, got " + entries.size());
        }
        return entries.stream().map(Texts::tidy).filter(s -> !s.isEmpty()).toList();
    }
}
