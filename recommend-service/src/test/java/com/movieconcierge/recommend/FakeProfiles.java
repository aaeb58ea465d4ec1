package com.movieconcierge.recommend;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Profiles in a map; every rated film is seen. */
public final class FakeProfiles implements ViewerProfiles {
    private final Map<String, TasteProfile> tastes = new ConcurrentHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();
    private volatile boolean away;

    public void put(TasteProfile taste) {
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
    public void state(String userId, StatedTaste statement) {
        tastes.computeIfPresent(userId, (id, taste) -> stating(taste, statement));
    }

    /** The profile of a viewer who states something. */
    public static TasteProfile stating(TasteProfile taste, @Nullable StatedTaste statement) {
        return new TasteProfile(
                taste.userId(),
                taste.revision(),
                taste.appliedPartition(),
                taste.appliedOffset(),
                taste.asOf(),
                taste.ratingCount(),
                taste.pendingCount(),
                taste.sums(),
                taste.history(),
                taste.historyComplete(),
                taste.persona(),
                statement);
    }

    public void goAway() {
        away = true;
    }

    @Override
    public StoredTaste load(String userId) {
        requireThere();
        TasteProfile taste = tastes.get(userId);
        return new StoredTaste(
                taste,
                taste == null
                        ? Map.of()
                        : taste.history().stream()
                                .collect(Collectors.toMap(
                                        TasteProfile.RatedFilm::movieId, TasteProfile.RatedFilm::stars)));
    }

    @Override
    public List<TasteProfile> tastes(List<String> userIds) {
        requireThere();
        return userIds.stream().map(tastes::get).filter(Objects::nonNull).toList();
    }

    @Override
    public long appliedOffset(String userId) {
        requireThere();
        TasteProfile taste = tastes.get(userId);
        return taste == null ? -1 : taste.appliedOffset();
    }

    @Override
    public List<Viewer> viewers(int limit, String query) {
        requireThere();
        readings.incrementAndGet();
        return tastes.values().stream()
                .filter(taste -> taste.userId().contains(query))
                .sorted(Comparator.comparing(TasteProfile::asOf).reversed().thenComparing(TasteProfile::userId))
                .limit(limit)
                .map(taste -> new Viewer(taste.userId(), taste.ratingCount(), taste.asOf()))
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
