package com.movieconcierge.evaluation.product;

import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.domain.RatingStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ratings of one viewer, in memory: what the stream keeps in its state stores. */
final class MemoryRatings implements RatingStore {
    private final Map<String, RatingEntry> entries = new HashMap<>();

    @Override
    public Optional<RatingEntry> find(String userId, String movieId) {
        return Optional.ofNullable(entries.get(movieId));
    }

    @Override
    public List<RatingEntry> of(String userId) {
        return new ArrayList<>(entries.values());
    }

    @Override
    public void put(String userId, RatingEntry entry) {
        entries.put(entry.movieId(), entry);
    }

    @Override
    public void delete(String userId, String movieId) {
        entries.remove(movieId);
    }

    @Override
    public Optional<Erased> erased(String userId) {
        return Optional.empty();
    }

    @Override
    public void markErased(String userId, Erased erased) {
        throw new UnsupportedOperationException("nobody is erased in an evaluation");
    }
}
