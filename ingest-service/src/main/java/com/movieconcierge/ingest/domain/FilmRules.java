package com.movieconcierge.ingest.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a film must satisfy, whoever sends it. The limits keep one film well below the log's record size. */
public final class FilmRules {
    private static final int MAX_TITLE = 500;
    private static final int MAX_SYNOPSIS = 20_000;
    private static final int MAX_ITEMS = 500;
    private static final int MAX_ITEM = 300;
    private static final int MAX_URL = 2_048;
    /** The first moving pictures. */
    private static final int FIRST_YEAR = 1870;

    private static final int LAST_YEAR = 2100;

    private FilmRules() {}

    /** Everything that is wrong with a film; empty when nothing is. */
    public static List<Violation> violations(Film film) {
        var found = new ArrayList<Violation>(0);
        RatingRules.idViolation("movieId", film.movieId()).ifPresent(found::add);
        if (film.title().isBlank()) {
            found.add(new Violation("title", "must not be empty"));
        }
        atMost("title", film.title(), MAX_TITLE, found);
        if (film.year() != null && (film.year() < FIRST_YEAR || film.year() > LAST_YEAR)) {
            found.add(new Violation("year", "must be " + FIRST_YEAR + " to " + LAST_YEAR + ", is " + film.year()));
        }
        atMost("synopsis", film.synopsis(), MAX_SYNOPSIS, found);
        atMost("language", film.language(), 16, found);
        atMost("tmdbId", film.tmdbId(), 32, found);
        atMost("imdbId", film.imdbId(), 32, found);
        items("genres", film.genres(), found);
        items("keywords", film.keywords(), found);
        items("directors", film.directors(), found);
        items("cast", film.cast(), found);
        url("posterUrl", film.posterUrl(), found);
        url("trailer", film.trailer(), found);
        if (film.stills().size() > MAX_ITEMS) {
            found.add(new Violation("stills", "must have at most " + MAX_ITEMS + " items"));
        }
        film.stills().forEach(still -> url("stills", still, found));
        items("sources", List.copyOf(film.sources().values()), found);
        items("sources", List.copyOf(film.sources().keySet()), found);
        return found;
    }

    private static void items(String field, List<String> items, List<Violation> found) {
        if (items.size() > MAX_ITEMS) {
            found.add(new Violation(field, "must have at most " + MAX_ITEMS + " items"));
        } else if (items.stream().anyMatch(item -> item.isBlank() || item.length() > MAX_ITEM)) {
            found.add(new Violation(field, "every item must have 1 to " + MAX_ITEM + " characters"));
        }
    }

    private static void url(String field, @Nullable String url, List<Violation> found) {
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            found.add(new Violation(field, "must be an http or https address"));
        }
        atMost(field, url, MAX_URL, found);
    }

    private static void atMost(String field, @Nullable String text, int limit, List<Violation> found) {
        if (text != null && text.length() > limit) {
            found.add(new Violation(field, "must have at most " + limit + " characters, has " + text.length()));
        }
    }
}
