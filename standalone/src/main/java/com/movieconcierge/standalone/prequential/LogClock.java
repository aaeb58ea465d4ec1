package com.movieconcierge.standalone.prequential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A clock that follows a log: it is set to the moment of each rating, and runs on from there. For any thread. */
final class LogClock {
    private final InstantSource wall;
    private volatile Duration ahead = Duration.ZERO;

    /** Shows what the wall shows, until it is set. */
    LogClock(InstantSource wall) {
        this.wall = wall;
    }

    void set(Instant now) {
        ahead = Duration.between(wall.instant(), now);
    }

    /** What it shows, to whoever takes a clock. */
    Clock clock() {
        InstantSource shown = () -> wall.instant().plus(ahead);
        return shown.withZone(ZoneOffset.UTC);
    }
}
