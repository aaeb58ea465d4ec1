package com.movieconcierge.embedding.domain.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One fixed genre vocabulary for MovieLens and TMDb names. The order is part of the facts layout: append only. */
public final class Genres {
    /** MovieLens' names; a genre that only TMDb has counts as a keyword, see {@code FactsEncoder}. */
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

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("science fiction", "Sci-Fi"),
            Map.entry("scifi", "Sci-Fi"),
            Map.entry("sci fi", "Sci-Fi"),
            Map.entry("family", "Children"),
            Map.entry("children's", "Children"),
            Map.entry("kids", "Children"),
            Map.entry("music", "Musical"),
            Map.entry("film noir", "Film-Noir"),
            Map.entry("noir", "Film-Noir"),
            Map.entry("suspense", "Thriller"),
            Map.entry("romantic", "Romance"),
            Map.entry("animated", "Animation"));

    private static final Map<String, Integer> POSITIONS = positions();

    private Genres() {}

    /** Position of a genre in the vocabulary, whatever the source calls it; empty for one outside of it. */
    public static OptionalInt indexOf(String name) {
        Integer position = POSITIONS.get(TextNormalizer.folded(name));
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < VOCABULARY.size(); i++) {
            positions.put(TextNormalizer.folded(VOCABULARY.get(i)), i);
        }
        ALIASES.forEach((alias, name) -> positions.put(alias, VOCABULARY.indexOf(name)));
        return positions;
    }
}
