package com.movieconcierge.profile;

import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.ProfileStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** A store that is always there, unless it is emptied. */
final class FakeProfileStore implements ProfileStore {
    final Map<String, Write> profiles = new HashMap<>();
    final Map<String, Map<String, Double>> seen = new HashMap<>();
    /** Viewers that somebody has missed, and whom no task has taken yet. */
    final Set<String> missed = new LinkedHashSet<>();

    private long epoch;

    /** Everything is gone, and this is noticed. */
    void empty() {
        profiles.clear();
        seen.clear();
        epoch++;
    }

    /** One viewer is gone, and nobody notices. */
    void lose(String userId) {
        profiles.remove(userId);
        seen.remove(userId);
    }

    @Override
    public Writer open(String task) {
        return new OneTask();
    }

    @Override
    public int pending() {
        return 0;
    }

    private final class OneTask implements Writer {
        @Override
        public void save(Write write) {
            Write stored = profiles.get(write.userId());
            long base = stored == null ? 0 : stored.revision();
            if (!write.full() && base != write.base()) {
                missed.add(write.userId());
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
            lose(userId);
        }

        @Override
        public CompletionStage<Map<String, Stored>> stored(Collection<String> userIds) {
            return CompletableFuture.completedFuture(userIds.stream().collect(Collectors.toMap(id -> id, id -> {
                Write profile = profiles.get(id);
                return profile == null
                        ? Stored.NOTHING
                        : new Stored(
                                profile.revision(),
                                seen.getOrDefault(id, Map.of()).size(),
                                Math.max(0, profile.newestRatedAt()));
            })));
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public List<String> wanted(int most) {
            List<String> taken = new ArrayList<>(missed);
            missed.clear();
            return taken;
        }

        @Override
        public void report(Sweep sweep) {}

        @Override
        public void tick() {}

        @Override
        public void close() {}
    }
}
