package com.movieconcierge.recommend.adapter.kafka;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Says what goes wrong once a while: the metrics count, the log only has to name. For one thread. */
final class OccasionalWarning {
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Logger log;
    private long next = System.nanoTime();
    private long unsaid;

    OccasionalWarning(Logger log) {
        this.log = log;
    }

    void warn(String message, @Nullable Object... arguments) {
        if (System.nanoTime() - next < 0) {
            unsaid++;
            return;
        }
        log.warn(message, arguments);
        if (unsaid > 0) {
            log.warn("(and {} warnings of this kind before)", unsaid);
        }
        unsaid = 0;
        next = System.nanoTime() + PAUSE_NANOS;
    }
}
