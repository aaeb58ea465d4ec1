package com.movieconcierge.standalone.product;

import com.movieconcierge.standalone.client.Backlog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is worth waiting until what was left over is worked off. The first films and ratings of an import take minutes, and
 * whoever waits for a start need not wait for them.
 */
final class CatchUp {
    /** So much is always waited for. */
    static final long LITTLE = 100;

    /** After that long its pace is known. */
    static final Duration LOOK = Duration.ofSeconds(5);

    private final Duration limit;
    private @Nullable Backlog first;
    private long firstNanos;

    /** @param limit the most that is waited */
    CatchUp(Duration limit) {
        this.limit = limit;
    }

    /** Whether it will not be done within the limit, going on at the pace since the first look. */
    boolean isHopeless(Backlog now, long nanos) {
        if (first == null) {
            first = now;
            firstNanos = nanos;
        }
        long elapsed = nanos - firstNanos;
        double expected = first.size() * (1 - (double) elapsed / limit.toNanos());
        return elapsed >= LOOK.toNanos() && now.size() > LITTLE && now.size() > expected;
    }
}
