package com.movieconcierge.profile.adapter.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** One round after another on a daemon thread of its own; after a round that failed it pauses, longer each time. */
final class RepeatingTask {
    private static final long CLOSE_MILLIS = 10_000;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final long rest;
    private final ExponentialBackOff backOff;
    private final Runnable round;
    private final BiConsumer<RuntimeException, Duration> onFailure;
    private final Runnable onEnd;
    private final Thread thread;

    /**
     * A loop that is not started yet.
     *
     * @param rest between rounds that have not failed
     * @param onFailure gets the failure and how long the loop pauses for it; not called for one that comes of the stop
     * @param onEnd called on the loop's thread after the last round
     */
    RepeatingTask(
            String name,
            Duration rest,
            Duration firstPause,
            Duration longestPause,
            Runnable round,
            BiConsumer<RuntimeException, Duration> onFailure,
            Runnable onEnd) {
        this.rest = rest.toMillis();
        this.backOff = new ExponentialBackOff(firstPause.toMillis(), 2);
        this.backOff.setMaxInterval(longestPause.toMillis());
        this.round = round;
        this.onFailure = onFailure;
        this.onEnd = onEnd;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start(int priority) {
        thread.setPriority(priority);
        thread.start();
    }

    /** Interrupts the round under way and waits for its end, though not for ever. */
    void stop() throws InterruptedException {
        closing.countDown();
        thread.interrupt();
        thread.join(CLOSE_MILLIS);
    }

    private void run() {
        BackOffExecution pauses = backOff.start();
        long pause = 0;
        while (!isStoppedWithin(pause)) {
            try {
                round.run();
                pauses = backOff.start();
                pause = rest;
            } catch (RuntimeException e) {
                pause = pauses.nextBackOff();
                if (closing.getCount() > 0) {
                    onFailure.accept(e, Duration.ofMillis(pause));
                }
            }
        }
        onEnd.run();
    }

    /** Takes the flag of an interrupt down, so that what follows can close in peace. */
    private boolean isStoppedWithin(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
