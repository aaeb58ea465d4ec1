package com.movieconcierge.standalone.faults.load;

import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A thread that does one thing again and again, so often a second where that can be kept. */
public final class Paced implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(70);

    private final Thread thread;
    private volatile boolean stopping;

    /** @param perSecond at most; after a standstill nothing is made up for */
    public Paced(String name, double perSecond, Runnable step) {
        long pause = (long) (1e9 / perSecond);
        this.thread = new Thread(() -> run(pause, step), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(long pause, Runnable step) {
        while (!stopping) {
            long next = System.nanoTime() + pause;
            step.run();
            for (long left = pause; left > 0 && !stopping; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /** Returns when the step under way is done. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
    }
}
