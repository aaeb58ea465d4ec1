package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.adapter.kafka.forgetting.Forgetting;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets for good, a round in turn, on one thread of low priority that no stream waits for, in the one process that leads. What goes
 * wrong is tried again after a pause that grows.
 */
public final class ForgettingLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ForgettingLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** How often a process that does not lead looks whether it does. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The first look after a start, where a look in turn would be later. */
    private static final Duration LATEST_FIRST = Duration.ofMinutes(5);

    private final Forgetting forgetting;
    private final BooleanSupplier leads;
    private final long everyNanos;
    private final RepeatingTask loop;
    /** Not before others have started in peace. */
    private long due;

    /**
     * A loop that is not started yet.
     *
     * @param forgetting closed here
     * @param every how long after a round the next one begins
     */
    public ForgettingLoop(Forgetting forgetting, BooleanSupplier leads, Duration every) {
        this.forgetting = forgetting;
        this.leads = leads;
        this.everyNanos = every.toNanos();
        this.due = System.nanoTime() + Math.min(everyNanos, LATEST_FIRST.toNanos());
        this.loop = new RepeatingTask(
                "forgetting", LOOK, FIRST_PAUSE, LONGEST_PAUSE, this::round, this::failed, forgetting::close);
    }

    public void start() {
        loop.start(Thread.MIN_PRIORITY);
    }

    /** Stops; what is under way is gone on with after the next start. */
    public void stop() throws InterruptedException {
        loop.stop();
    }

    private void round() {
        if (!leads.getAsBoolean()) {
            forgetting.startAgain();
        } else if (System.nanoTime() - due >= 0) {
            forgetting.round();
            due = System.nanoTime() + everyNanos;
        }
    }

    private void failed(RuntimeException failure, Duration pause) {
        LOG.warn(
                "Viewers who asked to be forgotten may still be named somewhere: {}. Trying again in {} s",
                failure.getMessage(),
                pause.toSeconds());
        LOG.debug("What went wrong", failure);
    }
}
