package com.movieconcierge.profile;

import com.movieconcierge.profile.domain.ProfileMetrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Metrics that a test can look at. */
final class CountedMetrics implements ProfileMetrics {
    /** Those of {@link Event}, by the same names, and the two others. */
    enum Count {
        APPLIED,
        DEAD_LETTERED,
        IGNORED,
        EMITTED,
        RECOMPUTED,
        ERASED,
        STRAYED,
        STATED,
        PERSONA_CHANGED,
        STORE_WRITTEN,
        STORE_FAILED,
        STORE_MISSED,
        STORE_REFUSED,
        STORE_SET_ASIDE,
        STORE_LOST,
        STORE_REPAIRED
    }

    private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

    int of(Count count) {
        return counts.getOrDefault(count, 0);
    }

    private void add(Count count) {
        counts.merge(count, 1, Integer::sum);
    }

    @Override
    public void count(Event event) {
        add(Count.valueOf(event.name()));
    }

    @Override
    public void applied(Duration lag) {
        add(Count.APPLIED);
    }

    @Override
    public void deadLettered(String topic) {
        add(Count.DEAD_LETTERED);
    }
}
