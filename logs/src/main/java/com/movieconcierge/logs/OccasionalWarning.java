package com.movieconcierge.logs;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Logs a warning at most twice a minute: the metrics count, the log only has to name. Safe for concurrent use. */
public final class OccasionalWarning {
    private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Logger log;
    private final LongSupplier nanoTime;
    private long next;
    private long unsaid;

    public OccasionalWarning(Logger log) {
        this(log, System::nanoTime);
    }

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    public OccasionalWarning(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** Logs this one, or counts it for the next that is logged. */
    public synchronized void warn(String message, @Nullable Object... arguments) {
        long now = nanoTime.getAsLong();
        if (now - next < 0) {
            unsaid++;
            return;
        }
        log.warn(message, arguments);
        if (unsaid > 0) {
            log.warn("(and {} warnings of this kind before)", unsaid);
        }
        unsaid = 0;
        next = now + PAUSE_NANOS;
    }
}
