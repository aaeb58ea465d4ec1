package com.movieconcierge.ingest.adapter.tmdb;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** How fast requests may follow one another: so many a second, evenly, and none at all while TMDb asks for a rest. */
final class TmdbPace {
    private final Bucket bucket;
    private final Sleeper sleeper;
    private long restUntil;

    /** @param rate requests a second; positive */
    TmdbPace(int rate, Sleeper sleeper) {
        this.sleeper = sleeper;
        this.restUntil = sleeper.nanos();
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(rate, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return sleeper.nanos();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .build();
    }

    /** Waits for the turn of one request. */
    void await() throws InterruptedException {
        for (long left = restLeft(); left > 0; left = restLeft()) {
            sleeper.sleep(left);
        }
        bucket.asBlocking().consume(1, sleeper::sleep);
    }

    /** Nothing is sent for as long, by any thread. */
    synchronized void rest(Duration time) {
        if (time.toNanos() > restLeft()) {
            restUntil = sleeper.nanos() + time.toNanos();
        }
    }

    private synchronized long restLeft() {
        return restUntil - sleeper.nanos();
    }
}
