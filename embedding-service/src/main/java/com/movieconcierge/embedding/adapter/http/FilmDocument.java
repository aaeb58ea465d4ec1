package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import com.movieconcierge.platform.Problems.InvalidInputException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A film in JSON that stands in no log, within the limits of {@link Film}. Of what takes time to read there may be less than
 * in the catalogue: somebody waits for the answer.
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
    private static final int LONGEST_SYNOPSIS = 5_000;
    private static final int MOST_NAMES = 100;
    private static final int MOST_STILLS = 10;

    /** For logs alone: the film has no id here. */
    private static final String NO_ID = "asked-for";

    /** @throws InvalidInputException naming the first field that cannot be used */
    Film checked() {
        if (synopsis != null && synopsis.length() > LONGEST_SYNOPSIS) {
            throw new InvalidInputException("film.synopsis", "must have at most " + LONGEST_SYNOPSIS + " characters");
        }
        Film film = Film.builder(NO_ID, title == null ? "" : title)
                .year(year)
                .synopsis(synopsis)
                .genres(entries("genres", genres, MOST_NAMES))
                .keywords(entries("keywords", keywords, MOST_NAMES))
                .directors(entries("directors", directors, MOST_NAMES))
                .cast(entries("cast", cast, MOST_NAMES))
                .stills(entries("stills", stills, MOST_STILLS))
                .build();
        Optional<Violation> first = film.violations().stream().findFirst();
        if (first.isPresent()) {
            throw new InvalidInputException(
                    "film." + first.get().field(), first.get().message());
        }
        return film;
    }

    private static List<String> entries(String field, @Nullable List<@Nullable String> entries, int most) {
        if (entries == null) {
            return List.of();
        }
        if (entries.size() > most) {
            throw new InvalidInputException("film." + field, "must have at most " + most + " entries");
        }
        return entries.stream()
                .map(entry -> Optional.ofNullable(entry)
                        .orElseThrow(() -> new InvalidInputException("film." + field, "must not hold null")))
                .toList();
    }
}
