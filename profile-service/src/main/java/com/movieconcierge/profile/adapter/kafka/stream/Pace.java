package com.movieconcierge.profile.adapter.kafka.stream;

import java.time.Duration;

/**
 * How work is spread, per task. Bounds that keep single ratings fast while a bulk import or a new embedding model is
 * under way.
 *
 * @param tick between two rounds of work; also how long a profile waits that is not published at once
 * @param immediatePerTick profiles published in the same breath as the rating, before coalescing sets in
 * @param profilesPerTick coalesced profiles published in one round
 * @param viewersPerTick viewers whose taste is brought up to new DNA in one round, or compared with the profile store
 */
public record Pace(Duration tick, int immediatePerTick, int profilesPerTick, int viewersPerTick) {
    /** Bulk work starts when what gives rise to it pauses this many ticks, ... */
    static final int QUIET_TICKS = 4;
    /** ... or has gathered for so many. */
    static final int PATIENT_TICKS = 400;

    public Pace {
        if (tick == null
                || tick.isZero()
                || tick.isNegative()
                || immediatePerTick < 0
                || profilesPerTick < 1
                || viewersPerTick < 1) {
            throw new IllegalArgumentException("a pace needs a positive tick and positive bounds");
        }
    }
}
