package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.FilmDna;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A taste book over plain maps. */
final class InMemory implements RatingStore {
    final Map<String, FilmDna> films = new HashMap<>();
    final TasteBook book;
    final ProfileWriter writer;
    int recomputed;
    private final Map<String, Map<String, RatingEntry>> ratings = new HashMap<>();
    private final Map<String, Erased> erased = new HashMap<>();

    InMemory(TasteLaw law) {
        book = new TasteBook(law, this, this::dna, () -> recomputed++);
        writer = new ProfileWriter(law, this::dna);
    }

    @Override
    public Optional<RatingEntry> find(String userId, String movieId) {
        return Optional.ofNullable(ratings.getOrDefault(userId, Map.of()).get(movieId));
    }

    @Override
    public List<RatingEntry> of(String userId) {
        return List.copyOf(ratings.getOrDefault(userId, Map.of()).values());
    }

    @Override
    public void put(String userId, RatingEntry entry) {
        ratings.computeIfAbsent(userId, id -> new TreeMap<>()).put(entry.movieId(), entry);
    }

    @Override
    public void delete(String userId, String movieId) {
        ratings.getOrDefault(userId, new TreeMap<>()).remove(movieId);
    }

    @Override
    public Optional<Erased> erased(String userId) {
        return Optional.ofNullable(erased.get(userId));
    }

    @Override
    public void markErased(String userId, Erased request) {
        erased.put(userId, request);
    }

    Optional<FilmDna> dna(String movieId) {
        return Optional.ofNullable(films.get(movieId));
    }
}
