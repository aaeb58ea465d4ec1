package com.movieconcierge.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The genre names of MovieLens and TMDb as one vocabulary. What counts, filters or compares genres does so by
 * {@link #canonical}; what shows them keeps the catalogue's own name.
 */
public final class Genres {
    /** MovieLens' names. The order is part of the layout of facts vectors: append only. */
    public static final List<String> VOCABULARY = List.of(
            "Action",
            "Adventure",
            "Animation",
            "Children",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "IMAX",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    /** What MovieLens writes for a film without genres. */
    public static final String NONE = "(no genres listed)";

    /** Facts vectors are made by these: one more makes another model of facts. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("Science Fiction", "Sci-Fi"),
            Map.entry("SciFi", "Sci-Fi"),
            Map.entry("Sci Fi", "Sci-Fi"),
            Map.entry("Family", "Children"),
            Map.entry("Children's", "Children"),
            Map.entry("Kids", "Children"),
            Map.entry("Music", "Musical"),
            Map.entry("Film Noir", "Film-Noir"),
            Map.entry("Noir", "Film-Noir"),
            Map.entry("Suspense", "Thriller"),
            Map.entry("Romantic", "Romance"),
            Map.entry("Animated", "Animation"));

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    /** By the usual spelling, which saves folding nearly every name, and by the folded one. */
    private static final Map<String, Integer> POSITIONS = positions();

    private Genres() {}

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        VOCABULARY.forEach(name -> put(positions, name, name));
        ALIASES.forEach((alias, name) -> put(positions, alias, name));
        return positions;
    }

    private static void put(Map<String, Integer> positions, String spelling, String name) {
        positions.put(spelling, VOCABULARY.indexOf(name));
        positions.put(folded(spelling), VOCABULARY.indexOf(name));
    }

    /** Position in the vocabulary, whatever the source calls the genre; empty for one outside of it. */
    public static OptionalInt indexOf(String name) {
        Integer position = POSITIONS.get(name);
        if (position == null) {
            position = POSITIONS.get(folded(name));
        }
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The vocabulary's name of a genre; one outside of it keeps its own, in lower case and with single blanks. */
    public static String canonical(String name) {
        OptionalInt position = indexOf(name);
        return position.isPresent() ? VOCABULARY.get(position.getAsInt()) : folded(name);
    }

    /** Whether a name means the same genre as the one given. */
    public static Predicate<String> sameAs(String genre) {
        String wanted = canonical(genre);
        return name -> canonical(name).equals(wanted);
    }

    private static String folded(String name) {
        return WHITE_SPACE.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
