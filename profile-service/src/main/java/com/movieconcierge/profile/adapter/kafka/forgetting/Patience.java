package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.KafkaAnswers;
import com.movieconcierge.logs.LogUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaFuture;

/**
 * How a rewrite waits.
 *
 * @param bound how long a broker may take for an answer, and how long what is waited for may stand still
 * @param checkCancelled called between looks; throws what is to end the wait
 */
record Patience(Duration bound, Runnable checkCancelled) {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** See {@link KafkaAnswers#await}. */
    <T> T answer(String doing, KafkaFuture<T> future) {
        return KafkaAnswers.await(doing, future, bound);
    }

    /**
     * Looks again and again as long as it moves.
     *
     * @param sentence what is wrong when it stands still, by where
     */
    void await(LongSupplier place, LongPredicate isThere, LongFunction<String> sentence) {
        long moved = System.nanoTime();
        long last = Long.MIN_VALUE;
        for (long at = place.getAsLong(); !isThere.test(at); at = place.getAsLong()) {
            long now = System.nanoTime();
            if (at != last) {
                last = at;
                moved = now;
            } else if (now - moved > bound.toNanos()) {
                throw new LogUnavailableException(sentence.apply(at) + " for " + bound.toSeconds() + " s", null);
            }
            rest(LOOK_NANOS);
        }
    }

    void rest(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            checkCancelled.run();
            LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
        }
    }
}
