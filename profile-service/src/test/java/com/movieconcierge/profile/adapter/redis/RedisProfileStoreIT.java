package com.movieconcierge.profile.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedded.EmbeddedRedis;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.profile.adapter.micrometer.MicrometerProfileMetrics;
import com.movieconcierge.profile.domain.ProfileStore.Stored;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProfileStoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Whoever writes is the thread of the stream: a connection that breaks under it must not hold it up. */
    @Test
    void writingGoesOnWhileRedisDiesAndArrivesWhenItIsBack(@TempDir Path directory) throws Exception {
        int port = FreePorts.any(1).get(0);
        EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("first"), port);
        try (var store = new RedisProfileStore(
                "redis://127.0.0.1:" + port, new MicrometerProfileMetrics(new SimpleMeterRegistry()))) {
            await().atMost(LIMIT).until(() -> store.healthProblem().isEmpty());
            var written = new CountDownLatch(1);
            var dead = new AtomicBoolean();
            // A thread of its own: in the common pool of a machine with two cores it might start when all is over.
            CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(
                    () -> {
                        int revision = 0;
                        boolean noticed;
                        do {
                            noticed = dead.get() && store.healthProblem().isPresent();
                            store.save(write("ann", ++revision));
                            store.save(write("bob", revision));
                            written.countDown();
                        } while (!noticed);
                        return revision;
                    },
                    task -> new Thread(task, "stream").start());
            assertThat(written.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            redis.close();
            dead.set(true);
            int last = writing.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            // One may be under way while a newer one waits.
            assertThat(store.pending()).isBetween(2, 4);

            redis = EmbeddedRedis.start(directory.resolve("second"), port);
            await().atMost(LIMIT).until(() -> store.pending() == 0);
            assertThat(store.stored(List.of("ann", "bob")).toCompletableFuture().join())
                    .containsEntry("ann", new Stored(last, 0))
                    .containsEntry("bob", new Stored(last, 0));
        } finally {
            redis.close();
        }
    }

    private static Write write(String userId, int revision) {
        return new Write(userId, revision, revision, 1, new byte[] {1}, List.of(), true);
    }
}
