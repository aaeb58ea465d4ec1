package com.movieconcierge.embedded;

import com.movieconcierge.embedded.registry.EmbeddedRegistry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broker, registry and Redis, started together into one data directory and stopped together. */
public final class EmbeddedServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final RedisKeeper redis;

    /** Where each part listens on the loopback interface. */
    public record Ports(int kafka, int registry, int redis) {
        /** Ports that nobody uses at the moment. */
        public static Ports free() {
            var ports = FreePorts.any(3);
            return new Ports(ports.get(0), ports.get(1), ports.get(2));
        }
    }

    private EmbeddedServers(EmbeddedBroker broker, EmbeddedRegistry registry, RedisKeeper redis) {
        this.broker = broker;
        this.registry = registry;
        this.redis = redis;
    }

    /**
     * Starts all three side by side and returns when all take requests.
     *
     * @param dataDirectory holds {@code kafka/}, {@code registry/} and {@code redis/}; created when missing
     * @throws EmbeddedServerException when one cannot be started; the others are stopped again
     */
    public static EmbeddedServers start(Path dataDirectory, Ports ports) {
        Deque<AutoCloseable> started = new ArrayDeque<>();
        // Threads of their own: the common pool of a machine with two cores has one, which others may keep busy.
        ExecutorService starters = Executors.newFixedThreadPool(3, EmbeddedServers::starter);
        var redis = CompletableFuture.supplyAsync(
                () -> note(started, RedisKeeper.start(dataDirectory.resolve("redis"), ports.redis())), starters);
        var registry = CompletableFuture.supplyAsync(
                () -> note(started, EmbeddedRegistry.start(dataDirectory.resolve("registry"), ports.registry())),
                starters);
        var broker = CompletableFuture.supplyAsync(
                () -> note(started, EmbeddedBroker.start(dataDirectory.resolve("kafka"), ports.kafka())), starters);
        try {
            CompletableFuture.allOf(redis, registry, broker).join();
            return new EmbeddedServers(broker.join(), registry.join(), redis.join());
        } catch (CompletionException e) {
            synchronized (started) {
                started.forEach(EmbeddedServers::closeQuietly);
            }
            if (e.getCause() instanceof EmbeddedServerException failure) {
                throw failure;
            }
            throw e;
        } finally {
            starters.shutdown();
        }
    }

    /** Stops what a killed JVM left running on this data, so that its ports are free again. */
    public static void stopOrphans(Path dataDirectory) {
        EmbeddedRedis.stopOrphan(dataDirectory.resolve("redis"));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    public String redisUri() {
        return redis.current().uri();
    }

    /** The one that runs now: it is started again when it ends by itself. */
    public EmbeddedRedis redis() {
        return redis.current();
    }

    /** Stops all three; one that fails does not keep the others. */
    @Override
    public void close() {
        closeQuietly(broker);
        closeQuietly(registry);
        closeQuietly(redis);
    }

    private static <T extends AutoCloseable> T note(Deque<AutoCloseable> started, T part) {
        synchronized (started) {
            started.push(part);
        }
        return part;
    }

    /** Like the pool's: no thread that a part leaves to itself keeps a JVM alive. */
    private static Thread starter(Runnable work) {
        var thread = new Thread(work, "part-start");
        thread.setDaemon(true);
        return thread;
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // AutoCloseable declares it
            LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
        }
    }
}
