package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EncodingPoolTest {

    @Test
    void aFullQueueMakesTheCallerWait() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var done = new AtomicInteger();
        try (var pool = new EncodingPool(1, 1)) {
            Runnable work = () -> {
                awaitQuietly(gate);
                done.incrementAndGet();
            };
            pool.execute(work);
            await().until(() -> pool.depth() == 0);
            pool.execute(work);
            var caller = new Thread(() -> pool.execute(work));
            caller.start();

            await().until(() -> caller.getState() == Thread.State.WAITING);
            assertThat(pool.depth()).isEqualTo(1);

            gate.countDown();
            caller.join();
            await().until(() -> done.get() == 3);
        }
    }

    @Test
    void closingFinishesWhatWasHandedIn() {
        var done = new AtomicInteger();
        var pool = new EncodingPool(1, 10);
        for (int i = 0; i < 5; i++) {
            pool.execute(done::incrementAndGet);
        }

        pool.close();

        assertThat(done).hasValue(5);
        assertThatThrownBy(() -> pool.execute(done::incrementAndGet)).isInstanceOf(RejectedExecutionException.class);
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
