package com.movieconcierge.standalone.client;

import com.movieconcierge.standalone.product.Refusal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks again until the answer is yes. */
public final class Poll {
    private static final long PAUSE_MILLIS = 100;

    private Poll() {}

    /**
     * Returns true as soon as the condition holds, false when the limit has passed without it.
     *
     * @throws Refusal when the thread is interrupted
     */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
    }
}
