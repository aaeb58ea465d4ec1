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
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to Redis that is there, or not: commands never queue up behind an absent Redis. */
final class RedisLink implements RedisConnectionStateListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(3);
    private static final long RETRY_MILLIS = 500;

    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;
    private final Runnable onConnected;
    private final Runnable onRetry;
    private final AtomicBoolean retrying = new AtomicBoolean();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile boolean up;
    private volatile boolean closing;
    private volatile String lastFault = "not connected yet";

    RedisLink(String uri, Runnable onConnected, Runnable onRetry) {
        this.uri = RedisURI.create(uri);
        this.onConnected = onConnected;
        this.onRetry = onRetry;
        this.resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(Duration.ofMillis(RETRY_MILLIS)))
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .build());
        client.addListener(this);
        connect();
    }

    /** What to send commands with; empty while Redis is out of reach. */
    Optional<RedisAsyncCommands<String, byte[]>> commands() {
        StatefulRedisConnection<String, byte[]> current = connection;
        return up && current != null && !retrying.get() ? Optional.of(current.async()) : Optional.empty();
    }

    Optional<String> healthProblem() {
        return up && !retrying.get()
                ? Optional.empty()
                : Optional.of("Redis does not answer at " + uri.getHost() + ":" + uri.getPort() + " (" + lastFault
                        + "): start it, or correct REDIS_URI");
    }

    /** After a failed command: no more for a moment. */
    void retryLater(Throwable failure) {
        lastFault = String.valueOf(failure.getMessage());
        if (retrying.compareAndSet(false, true)) {
            LOG.warn("Profiles do not reach Redis, trying again: {}", lastFault);
            schedule(() -> {
                retrying.set(false);
                onRetry.run();
            });
        }
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
        up = true;
        LOG.info("Connected to Redis");
        // Elsewhere: this is the connection's own thread, before the connection is in the caller's hands.
        schedule(onConnected);
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
        up = false;
        lastFault = "disconnected";
        if (!closing) {
            LOG.warn("Redis is gone; profiles wait until it is back");
        }
    }

    @Override
    public void close() {
        closing = true;
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS);
    }

    private void connect() {
        client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri)
                .whenComplete((connected, failure) -> {
                    if (failure == null) {
                        connection = connected;
                    } else {
                        lastFault = String.valueOf(failure.getMessage());
                        schedule(this::connect);
                    }
                });
    }

    private void schedule(Runnable task) {
        if (!closing) {
            resources.eventExecutorGroup().schedule(task, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
