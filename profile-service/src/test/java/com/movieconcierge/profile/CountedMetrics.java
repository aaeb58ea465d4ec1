package com.movieconcierge.profile;

import com.movieconcierge.profile.domain.ProfileMetrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Metrics that a test can look at. */
final class CountedMetrics implements ProfileMetrics {
    enum Count {
        APPLIED,
        IGNORED,
        DEAD_LETTERED,
        EMITTED,
        RECOMPUTED,
        ERASED,
        STATED,
        PERSONA_CHANGED
    }

    private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

    int of(Count count) {
        return counts.getOrDefault(count, 0);
    }

    private void add(Count count) {
        counts.merge(count, 1, Integer::sum);
    }

    @Override
    public void applied(Duration lag) {
        add(Count.APPLIED);
    }

    @Override
    public void ignored() {
        add(Count.IGNORED);
    }

    @Override
    public void deadLettered(String topic) {
        add(Count.DEAD_LETTERED);
    }

    @Override
    public void emitted() {
        add(Count.EMITTED);
    }

    @Override
    public void recomputed() {
        add(Count.RECOMPUTED);
    }

    @Override
    public void erased() {
        add(Count.ERASED);
    }

    @Override
    public void stated() {
        add(Count.STATED);
    }

    @Override
    public void personaChanged() {
        add(Count.PERSONA_CHANGED);
    }

    @Override
    public void storeWritten() {}

    @Override
    public void storeFailed() {}
}
