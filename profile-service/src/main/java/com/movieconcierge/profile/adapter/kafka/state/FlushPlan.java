package com.movieconcierge.profile.adapter.kafka.state;

import java.time.Duration;
import java.util.List;

/**
 * When a store writes what is in its memory to its files, so that what was deleted leaves them. Soon after a deletion, those of
 * a minute together, and shortly after that, each time with all files merged: the first time removals may only move to the last
 * place, where they stay. And twice more, because the list of files names keys of files that have gone since it was begun.
 */
final class FlushPlan {
    /** From a deletion to the first flush, and then from each to the next. The transaction should be over by the first. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10));

    private static final int MERGING = 2;

    /** The whole store is written again each time. */
    private static final long LEAST_PAUSE_MILLIS = Duration.ofMinutes(1).toMillis();

    private static final long NEVER = Long.MAX_VALUE;

    private int flushes = PAUSES.size();
    private long due = NEVER;
    private long lastFirst = Long.MIN_VALUE / 2;

    /** @param now epoch millis */
    void deleted(long now) {
        if (flushes > 0 || due == NEVER) {
            flushes = 0;
            due = Math.max(now + PAUSES.get(0).toMillis(), lastFirst + LEAST_PAUSE_MILLIS);
        }
    }

    /** @param now epoch millis */
    boolean isDue(long now) {
        return now >= due;
    }

    /** Whether the flush that is due has to merge all files. */
    boolean merges() {
        return flushes < MERGING;
    }

    /** @param now epoch millis */
    void flushed(long now) {
        if (flushes == 0) {
            lastFirst = now;
        }
        flushes++;
        due = flushes < PAUSES.size() ? now + PAUSES.get(flushes).toMillis() : NEVER;
    }
}
