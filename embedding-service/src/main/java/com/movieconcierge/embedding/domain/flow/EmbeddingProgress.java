package com.movieconcierge.embedding.domain.flow;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what became of records since the start, and how fast films are embedded. Safe for concurrent use. */
public final class EmbeddingProgress {
    private static final int WINDOW_SECONDS = 10;

    private final Clock clock;
    private final AtomicLongArray counts = new AtomicLongArray(FilmOutcome.values().length);
    private final long[] second = new long[WINDOW_SECONDS];
    private final long[] embedded = new long[WINDOW_SECONDS];

    public EmbeddingProgress(Clock clock) {
        this.clock = clock;
    }

    public void finished(FilmOutcome outcome) {
        counts.incrementAndGet(outcome.ordinal());
        if (outcome == FilmOutcome.EMBEDDED) {
            countThisSecond();
        }
    }

    public long count(FilmOutcome outcome) {
        return counts.get(outcome.ordinal());
    }

    /** Films embedded per second, over the last ten seconds. */
    public synchronized double perSecond() {
        long now = clock.instant().getEpochSecond();
        long sum = 0;
        for (int slot = 0; slot < WINDOW_SECONDS; slot++) {
            if (now - second[slot] < WINDOW_SECONDS) {
                sum += embedded[slot];
            }
        }
        return (double) sum / WINDOW_SECONDS;
    }

    private synchronized void countThisSecond() {
        long now = clock.instant().getEpochSecond();
        int slot = (int) Math.floorMod(now, (long) WINDOW_SECONDS);
        if (second[slot] != now) {
            second[slot] = now;
            embedded[slot] = 0;
        }
        embedded[slot]++;
    }

    /** What became of a record. Every record that was finished has exactly one. */
    public enum FilmOutcome {
        /** New DNA was written. */
        EMBEDDED,
        /** The DNA there is was made from the same content by the same models. */
        UNCHANGED,
        /** The film is gone, and so is its DNA. */
        REMOVED,
        /** A later record of the same film came in the same batch. */
        SUPERSEDED,
        /** Set aside with its reason. */
        DEAD_LETTERED;

        /** The name in metrics: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much work is waiting. */
    public interface FilmBacklog {
        /** Records of the movies topic that no embedding service has finished yet; {@link TransientFault} when nobody can tell. */
        long filmsBehind();
    }
}
