package com.movieconcierge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
    private static final long LIMIT_SECONDS = 60;

    /** Whoever shares the JVM may keep the common pool busy, which on two cores has one thread. */
    @Test
    void theyStartAndStopWhileTheCommonPoolIsBusy(@TempDir Path directory) throws Exception {
        var over = new CountDownLatch(1);
        keepCommonPoolBusyUntil(over);
        CompletableFuture<Long> redis = CompletableFuture.supplyAsync(
                () -> {
                    try (EmbeddedServers parts = EmbeddedServers.start(directory, EmbeddedServers.Ports.free())) {
                        return parts.redis().pid();
                    }
                },
                task -> new Thread(task, "parts").start());
        try {
            long pid = redis.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(ProcessHandle.of(pid)).isEmpty();
        } finally {
            over.countDown();
        }
    }

    @Test
    void aRedisThatIsKilledIsStartedAgainOnItsData(@TempDir Path directory) throws Exception {
        var ports = EmbeddedServers.Ports.free();
        ProcessHandle last;
        try (EmbeddedServers parts = EmbeddedServers.start(directory, ports)) {
            ProcessHandle first = ProcessHandle.of(parts.redis().pid()).orElseThrow();
            first.destroyForcibly();
            await().atMost(Duration.ofSeconds(LIMIT_SECONDS))
                    .until(() -> parts.redis().pid() != first.pid());
            try (var redis = new LocalRedis(parts.redis().port(), Duration.ofSeconds(5))) {
                assertThat(redis.isServedBy(parts.redis().pid())).isTrue();
            }
            last = ProcessHandle.of(parts.redis().pid()).orElseThrow();
        }
        last.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(FreePorts.isFree(ports.redis())).isTrue();
    }

    private static void keepCommonPoolBusyUntil(CountDownLatch over) throws InterruptedException {
        int threads = ForkJoinPool.getCommonPoolParallelism();
        var busy = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            ForkJoinPool.commonPool().execute(() -> {
                busy.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(busy.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
