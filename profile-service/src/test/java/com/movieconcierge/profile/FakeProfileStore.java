package com.movieconcierge.profile;

import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** A store that is always there, unless it is emptied. */
final class FakeProfileStore implements ProfileStore {
    final Map<String, Write> profiles = new HashMap<>();
    final Map<String, Map<String, Double>> seen = new HashMap<>();
    private long epoch;

    void empty() {
        profiles.clear();
        seen.clear();
        epoch++;
    }

    @Override
    public void save(Write write) {
        Write stored = profiles.get(write.userId());
        if (!write.full() && stored != null && stored.revision() > write.revision()) {
            return;
        }
        profiles.put(write.userId(), write);
        Map<String, Double> films = seen.computeIfAbsent(write.userId(), id -> new TreeMap<>());
        if (write.full()) {
            films.clear();
        }
        for (Seen film : write.seen()) {
            film.rating()
                    .ifPresentOrElse(stars -> films.put(film.movieId(), stars), () -> films.remove(film.movieId()));
        }
    }

    @Override
    public void erase(String userId, long revision, long offset) {
        profiles.remove(userId);
        seen.remove(userId);
    }

    @Override
    public CompletionStage<Map<String, Stored>> stored(Collection<String> userIds) {
        return CompletableFuture.completedFuture(userIds.stream().collect(Collectors.toMap(userId -> userId, userId -> {
            Write profile = profiles.get(userId);
            return new Stored(
                    profile == null ? -1 : profile.revision(),
                    seen.getOrDefault(userId, Map.of()).size());
        })));
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public int pending() {
        return 0;
    }
}
