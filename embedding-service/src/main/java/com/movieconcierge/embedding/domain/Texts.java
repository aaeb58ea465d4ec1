package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Film;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for the same words. */
public final class Texts {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private Texts() {}

    /**
     * A film as encoders read it: tidy names and addresses, none of them blank, and the poster among the stills where there
     * is no other. Whatever goes to an encoder has to come by here, or one film would have two hashes. Tidied again it
     * stays the same.
     */
    public static Film tidied(Film film) {
        String poster = film.posterUrl();
        String trailer = film.trailer() == null ? "" : tidy(film.trailer());
        return film.toBuilder()
                .genres(tidy(film.genres()))
                .keywords(tidy(film.keywords()))
                .directors(tidy(film.directors()))
                .cast(tidy(film.cast()))
                .stills(tidy(film.stills().isEmpty() && poster != null ? List.of(poster) : film.stills()))
                .posterUrl(null)
                .trailer(trailer.isEmpty() ? null : trailer)
                .build();
    }

    private static List<String> tidy(List<String> entries) {
        return entries.stream()
                .map(Texts::tidy)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** Single blanks inside, none around. */
    static String tidy(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** Tidy and lower case: two spellings that differ in neither are the same name. */
    static String folded(String text) {
        return tidy(text).toLowerCase(Locale.ROOT);
    }
}
