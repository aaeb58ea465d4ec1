package com.movieconcierge.profile.domain.personas;

import java.util.Locale;

/** Something that films have in common and people have words for. */
public record Feature(Kind kind, String name) implements Comparable<Feature> {

    /** What kind of thing it is. */
    public enum Kind {
        GENRE,
        ERA,
        KEYWORD;

        /** The name on the wire: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of a wire name.
         *
         * @throws IllegalArgumentException when no kind has that name
         */
        public static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** The decade of a year: {@code 1990s}. */
    static Feature decade(int year) {
        return new Feature(Kind.ERA, year / 10 * 10 + "s");
    }

    @Override
    public int compareTo(Feature other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
