package com.movieconcierge.profile.adapter.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to Redis that is there, or not: commands never queue up behind an absent Redis. */
final class RedisLink implements RedisConnectionStateListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;
    private final Runnable onConnected;
    private final Runnable onRetry;
    private final AtomicBoolean retrying = new AtomicBoolean();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile boolean up;
    private volatile boolean closing;
    private volatile boolean faulty;
    private volatile String lastFault = "does not answer (not connected yet): start it, or correct REDIS_URI";

    RedisLink(String uri, Runnable onConnected, Runnable onRetry) {
        this.uri = RedisURI.create(uri);
        this.onConnected = onConnected;
        this.onRetry = onRetry;
        this.resources =
                ClientResources.builder().reconnectDelay(Delay.constant(RETRY)).build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .build());
        client.addListener(this);
    }

    /** Begins to connect, in the background. */
    void open() {
        client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri)
                .whenComplete((connected, failure) -> {
                    if (failure == null) {
                        connection = connected;
                    } else {
                        note(failure);
                        later(RETRY, this::open);
                    }
                });
    }

    /** What to send commands with; empty while Redis is out of reach, or takes no writes. */
    Optional<RedisAsyncCommands<String, byte[]>> commands() {
        StatefulRedisConnection<String, byte[]> current = connection;
        return up && current != null && !retrying.get() ? Optional.of(current.async()) : Optional.empty();
    }

    /** A second connection, for a channel; it comes back and listens again by itself. */
    CompletionStage<StatefulRedisPubSubConnection<String, String>> listener() {
        return client.connectPubSubAsync(StringCodec.UTF8, uri);
    }

    Optional<String> healthProblem() {
        return up && !faulty
                ? Optional.empty()
                : Optional.of("Redis at " + uri.getHost() + ":" + uri.getPort() + " " + lastFault);
    }

    /** After a command that failed for a reason that concerns all of them: no more for a moment. */
    void retryLater(Throwable failure) {
        note(failure);
        if (retrying.compareAndSet(false, true)) {
            if (!faulty) {
                LOG.warn("Profiles wait: Redis {}", lastFault);
            }
            faulty = true;
            later(RETRY, () -> {
                retrying.set(false);
                onRetry.run();
            });
        }
    }

    /** After a write that Redis has taken. */
    void works() {
        if (faulty) {
            faulty = false;
            LOG.info("Redis takes profiles again");
        }
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
        if (!isListener(handler)) {
            up = true;
            LOG.info("Connected to Redis");
            // Elsewhere: this is the connection's own thread, before the connection is in the caller's hands.
            later(RETRY, onConnected);
        }
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
        if (!isListener(handler)) {
            up = false;
            lastFault = "does not answer (disconnected): start it, or correct REDIS_URI";
            if (!closing) {
                LOG.warn("Redis is gone; profiles wait until it is back");
            }
        }
    }

    private static boolean isListener(RedisChannelHandler<?, ?> handler) {
        return handler instanceof StatefulRedisPubSubConnection;
    }

    /** Runs the task once, on a thread of the connections': it must not block. */
    void later(Duration delay, Runnable task) {
        if (!closing) {
            resources.eventExecutorGroup().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void note(Throwable failure) {
        lastFault = RedisFault.ofAll(failure)
                .orElseGet(() ->
                        "answers with an error (" + RedisFault.cause(failure).getMessage() + "): see its log");
    }

    @Override
    public void close() {
        closing = true;
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS);
    }
}
