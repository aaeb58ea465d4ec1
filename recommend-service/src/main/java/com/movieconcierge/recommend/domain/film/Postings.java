package com.movieconcierge.recommend.domain.film;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which films carry a term. One thread writes, any reads. */
final class Postings {
    private final Map<String, Set<String>> films = new ConcurrentHashMap<>();

    void add(String term, String movieId) {
        films.computeIfAbsent(term, key -> ConcurrentHashMap.newKeySet()).add(movieId);
    }

    void remove(String term, String movieId) {
        films.computeIfPresent(term, (key, carriers) -> {
            carriers.remove(movieId);
            return carriers.isEmpty() ? null : carriers;
        });
    }

    /** Ids of the films; empty for a term that no film carries. */
    Set<String> of(String term) {
        return films.getOrDefault(term, Set.of());
    }

    Set<String> terms() {
        return films.keySet();
    }
}
