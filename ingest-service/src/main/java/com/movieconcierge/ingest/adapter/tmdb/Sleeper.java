package com.movieconcierge.ingest.adapter.tmdb;

import java.util.concurrent.TimeUnit;

/** Time as it passes for whoever waits; handed in, so that tests need not. */
public interface Sleeper {
    Sleeper REAL = new Sleeper() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    };

    /** As {@link System#nanoTime}. */
    long nanos();

    void sleep(long nanos) throws InterruptedException;
}
