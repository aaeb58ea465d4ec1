package com.movieconcierge.ingest.adapter.tmdb;

import java.util.ArrayList;
import java.util.List;

/** Time that passes only for those who sleep. */
final class FakeTime implements Sleeper {
    final List<Long> sleeps = new ArrayList<>();
    private long now = 1_000_000;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleep(long nanos) {
        sleeps.add(nanos);
        now += nanos;
    }

    synchronized long slept() {
        return sleeps.stream().mapToLong(Long::longValue).sum();
    }
}
