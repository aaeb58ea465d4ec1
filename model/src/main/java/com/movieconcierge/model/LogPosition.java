package com.movieconcierge.model;

/**
 * A place on a log of several partitions. Of two places on one partition the one with the smaller offset came first; of places
 * on different partitions nobody knows.
 */
public record LogPosition(int partition, long offset) {
    /** No place at all: neither before nor after any. */
    public static final LogPosition NONE = new LogPosition(-1, -1);

    /** Whether it is known to have come before the other. */
    public boolean isBefore(LogPosition other) {
        return partition >= 0 && partition == other.partition && offset < other.offset;
    }

    /** The one of the two that came later; the other one where that is not known. */
    public LogPosition orLater(LogPosition other) {
        return other.isBefore(this) || other.equals(NONE) ? this : other;
    }
}
