package com.movieconcierge.ingest.adapter.tmdb;

import java.util.concurrent.TimeUnit;

/** Time as it passes for whoever waits; handed in, so that tests need not. */
public interface Sleeper {
    Sleeper REAL = new Sleeper() {};

    /** As {@link System#nanoTime}. */
    default long nanos() {
        return System.nanoTime();
    }

    default void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }
}
