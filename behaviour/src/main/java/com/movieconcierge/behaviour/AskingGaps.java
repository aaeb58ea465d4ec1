package com.movieconcierge.behaviour;

import java.util.List;

/**
 * Kinds of moments to ask at, by the time since the viewer's last event: somebody who rates one film after the other chooses
 * otherwise than somebody who comes back after a month.
 *
 * @param bounds in seconds, rising: the longest time of each kind but the last, which has none
 */
public record AskingGaps(List<Long> bounds) {
    /** All moments alike. */
    public static final AskingGaps NONE = new AskingGaps(List.of());
    /** Ten seconds, a minute, ten minutes, an hour, a day; later: what can be told apart when somebody asks. */
    public static final AskingGaps LIVE = new AskingGaps(List.of(10L, 60L, 600L, 3600L, 86_400L));
    /** Likewise, and within the same second: what stands in logs. */
    public static final AskingGaps LOGGED = new AskingGaps(List.of(0L, 10L, 60L, 600L, 3600L, 86_400L));

    public AskingGaps {
        bounds = List.copyOf(bounds);
        for (int i = 1; i < bounds.size(); i++) {
            if (bounds.get(i) <= bounds.get(i - 1)) {
                throw new IllegalArgumentException("bounds of gaps must rise, got " + bounds);
            }
        }
    }

    /** How many kinds there are. */
    public int kinds() {
        return bounds.size() + 1;
    }

    /** The kind of a time in seconds. */
    int kind(long gap) {
        int kind = 0;
        while (kind < bounds.size() && gap > bounds.get(kind)) {
            kind++;
        }
        return kind;
    }
}
