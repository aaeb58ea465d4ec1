package com.movieconcierge.recommend.domain.search;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper.FilmListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words of the language, told from names by the catalogue itself: what stands in the synopses of several films, written
 * small, is a word. So "heat" and "drive" are, and "inception" is hardly.
 */
public final class CommonWords implements FilmListener {
    private static final int FILMS = 2;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();

    @Override
    public void put(Film film) {
        remove(film.movieId());
        Set<String> small = small(film.synopsis() == null ? "" : film.synopsis());
        words.put(film.movieId(), small);
        small.forEach(word -> counts.merge(word, 1, Integer::sum));
    }

    @Override
    public void remove(String movieId) {
        Set<String> gone = words.remove(movieId);
        if (gone != null) {
            gone.forEach(word -> counts.merge(word, -1, (count, less) -> count + less == 0 ? null : count + less));
        }
    }

    private static Set<String> small(String synopsis) {
        return Stream.of(synopsis.split("[^\\p{L}\\p{N}'’]+"))
                .filter(word -> !word.isEmpty() && Character.isLowerCase(word.codePointAt(0)))
                .map(word -> Words.folded(word).intern())
                .collect(Collectors.toSet());
    }

    /** Whether a folded word is one of the language. */
    public boolean isCommon(String word) {
        return counts.getOrDefault(word, 0) >= FILMS;
    }
}
