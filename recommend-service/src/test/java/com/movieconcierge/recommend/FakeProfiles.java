package com.movieconcierge.recommend;

import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.recommend.domain.taste.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.Statement;
import com.movieconcierge.recommend.domain.taste.StoredTaste;
import com.movieconcierge.recommend.domain.taste.Taste;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Profiles in a map; every rated film is seen. */
public final class FakeProfiles implements ProfileStore {
    private final Map<String, Taste> tastes = new ConcurrentHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();
    private final Map<String, Statement> statements = new ConcurrentHashMap<>();
    private volatile boolean away;

    public void put(Taste taste) {
        tastes.put(taste.userId(), taste);
    }

    public void forget(String userId) {
        tastes.remove(userId);
    }

    /** How often viewers were listed. */
    public int readings() {
        return readings.get();
    }

    /** Of a viewer with a profile. */
    public void state(String userId, Statement statement) {
        statements.put(userId, statement);
    }

    public void goAway() {
        away = true;
    }

    @Override
    public StoredTaste load(String userId) {
        requireThere();
        Taste taste = tastes.get(userId);
        return new StoredTaste(
                taste,
                taste == null
                        ? Map.of()
                        : taste.history().stream()
                                .collect(Collectors.toMap(Taste.RatedFilm::movieId, Taste.RatedFilm::rating)),
                statements.get(userId));
    }

    @Override
    public List<Taste> tastes(List<String> userIds) {
        requireThere();
        return userIds.stream().map(tastes::get).filter(Objects::nonNull).toList();
    }

    @Override
    public long appliedOffset(String userId) {
        requireThere();
        Taste taste = tastes.get(userId);
        return taste == null ? -1 : taste.offset();
    }

    @Override
    public List<Viewer> viewers(int limit, String query) {
        requireThere();
        readings.incrementAndGet();
        return tastes.values().stream()
                .filter(taste -> taste.userId().contains(query))
                .sorted(Comparator.comparing(Taste::asOf).reversed().thenComparing(Taste::userId))
                .limit(limit)
                .map(taste -> new Viewer(
                        taste.userId(), taste.ratingCount(), taste.asOf().toEpochMilli()))
                .toList();
    }

    @Override
    public boolean isReachable() {
        return !away;
    }

    private void requireThere() {
        if (away) {
            throw new ProfilesUnavailableException("away", new IllegalStateException("away"));
        }
    }
}
