package com.movieconcierge.profile.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.parts.EmbeddedRedis;
import com.movieconcierge.parts.FreePorts;
import com.movieconcierge.profile.adapter.micrometer.MicrometerProfileMetrics;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProfileStoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Whoever writes is the thread of the stream: a connection that breaks under it must not hold it up. */
    @Test
    void writingGoesOnWhileRedisDiesAndArrivesWhenItIsBack(@TempDir Path directory) {
        int port = FreePorts.any(1).get(0);
        EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("first"), port);
        try (var store = new RedisProfileStore(
                "redis://127.0.0.1:" + port, new MicrometerProfileMetrics(new SimpleMeterRegistry()))) {
            await().atMost(LIMIT).until(() -> store.trouble().isEmpty());
            CompletableFuture<Void> death = CompletableFuture.runAsync(redis::close);
            CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> {
                int revision = 0;
                while (!death.isDone() || store.trouble().isEmpty()) {
                    store.save(write("ann", ++revision));
                    store.save(write("bob", revision));
                }
                return revision;
            });
            int last = writing.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            // One may be under way while a newer one waits.
            assertThat(store.pending()).isBetween(2, 4);

            redis = EmbeddedRedis.start(directory.resolve("second"), port);
            await().atMost(LIMIT).until(() -> store.pending() == 0);
            assertThat(store.revisions(List.of("ann", "bob"))
                            .toCompletableFuture()
                            .join())
                    .containsEntry("ann", (long) last)
                    .containsEntry("bob", (long) last);
        } finally {
            redis.close();
        }
    }

    private static Write write(String userId, int revision) {
        return new Write(userId, revision, revision, 1, new byte[] {1}, List.of(), true);
    }
}
