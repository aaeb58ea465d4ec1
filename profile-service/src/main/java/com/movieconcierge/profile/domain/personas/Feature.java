package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Something that films have in common and people have words for. */
public record Feature(Kind kind, String name) implements Comparable<Feature> {
    public enum Kind {
        GENRE,
        ERA,
        KEYWORD;

        /** The name on the wire: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when no kind has that wire name */
        public static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** What there is to say about a film; each once, in a fixed order; genres by what {@link Genres} calls them. */
    static Set<Feature> of(Film film) {
        Set<Feature> features = new TreeSet<>();
        film.genres().stream()
                .filter(genre -> !genre.equals(Genres.NONE))
                .forEach(genre -> features.add(new Feature(Kind.GENRE, Genres.canonical(genre))));
        film.keywords().forEach(keyword -> features.add(new Feature(Kind.KEYWORD, keyword)));
        Integer year = film.year();
        if (year != null) {
            features.add(new Feature(Kind.ERA, year / 10 * 10 + "s"));
        }
        return features;
    }

    @Override
    public int compareTo(Feature other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
