package com.movieconcierge.evaluation.product;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The moment at which a thread asks: what the clock on the wall is to the product. */
final class AskedMoment extends Clock {
    private final ThreadLocal<Instant> now = ThreadLocal.withInitial(() -> Instant.EPOCH);

    void set(Instant moment) {
        now.set(moment);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("moments have no zone here");
    }
}
