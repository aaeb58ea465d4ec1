package com.movieconcierge.logs;

import java.time.Duration;

/**
 * How a follower waits for what does not answer.
 *
 * @param firstPause after a fault; doubled by each further one
 * @param longestPause the most it is doubled to
 * @param quiet without records for so long, the broker is asked whether it is still there
 * @param longestOutage after which the log is begun anew; well below the topics' {@code delete.retention.ms}
 */
public record RetryPace(Duration firstPause, Duration longestPause, Duration quiet, Duration longestOutage) {
    /** Pauses of 0.5 s to 10 s; asks after 10 s; begins anew after an hour. */
    public static final RetryPace USUAL =
            new RetryPace(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofHours(1));

    Duration pause(int failures) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failures, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
