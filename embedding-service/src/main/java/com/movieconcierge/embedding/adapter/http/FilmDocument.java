package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.embedding.domain.Movie;
import com.movieconcierge.embedding.domain.Pictures;
import com.movieconcierge.platform.Problems.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A film in JSON that stands in no log. Bounds are narrower than those of the catalogue: somebody waits for the answer.
 *
 * @param cast in billing order
 * @param stills http or https URLs
 */
record FilmDocument(
        @Nullable String title,
        @Nullable Integer year,
        @Nullable String synopsis,
        @Nullable List<@Nullable String> genres,
        @Nullable List<@Nullable String> keywords,
        @Nullable List<@Nullable String> directors,
        @Nullable List<@Nullable String> cast,
        @Nullable List<@Nullable String> stills) {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SYNOPSIS = 5_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int MOST_NAMES = 100;
    private static final int MOST_STILLS = 10;

    /** For logs alone: the film has no id here. */
    private static final String NO_ID = "asked-for";

    /** @throws InvalidInputException naming the first field that cannot be used */
    Movie checked() {
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new InvalidInputException("film.title", "must have 1 to " + LONGEST_TITLE + " characters");
        }
        if (year != null && (year < Movie.FIRST_YEAR || year > Movie.LAST_YEAR)) {
            throw new InvalidInputException("film.year", "must lie in " + Movie.FIRST_YEAR + " to " + Movie.LAST_YEAR);
        }
        String text = synopsis == null ? "" : synopsis;
        if (text.length() > LONGEST_SYNOPSIS) {
            throw new InvalidInputException("film.synopsis", "must have at most " + LONGEST_SYNOPSIS + " characters");
        }
        return new Movie(
                NO_ID,
                title,
                year == null ? OptionalInt.empty() : OptionalInt.of(year),
                checked("genres", genres, MOST_NAMES, LONGEST_NAME),
                checked("keywords", keywords, MOST_NAMES, LONGEST_NAME),
                text,
                checked("directors", directors, MOST_NAMES, LONGEST_NAME),
                checked("cast", cast, MOST_NAMES, LONGEST_NAME),
                new Pictures(checked("stills", stills, MOST_STILLS, LONGEST_URL), Optional.empty()));
    }

    private static List<String> checked(String field, @Nullable List<@Nullable String> entries, int most, int longest) {
        if (entries == null) {
            return List.of();
        }
        if (entries.size() > most) {
            throw new InvalidInputException("film." + field, "must have at most " + most + " entries");
        }
        List<String> checked = new ArrayList<>();
        for (String entry : entries) {
            if (entry == null || entry.isBlank() || entry.length() > longest) {
                throw new InvalidInputException(
                        "film." + field + "[" + checked.size() + "]", "must have 1 to " + longest + " characters");
            }
            checked.add(entry);
        }
        return checked;
    }
}
