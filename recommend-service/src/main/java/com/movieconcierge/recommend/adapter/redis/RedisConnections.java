package com.movieconcierge.recommend.adapter.redis;

import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two connections to Redis: one for reads, one that listens for profile updates. Redis may be away at the start and
 * later; requests are then refused at once instead of queued, and the connections come back by themselves.
 */
public final class RedisConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisConnections.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1);
    /** Earlier failures are usual while a machine starts everything at once. */
    private static final int WORTH_SAYING = 3;

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisURI uri;
    private final ProfileUpdates updates;
    private final ScheduledExecutorService connector =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "redis-connector"));

    private volatile @Nullable StatefulRedisConnection<String, byte[]> reads;
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> listener;
    private int failures;

    /** Starts connecting in the background; {@code timeout} is that of every command. */
    public RedisConnections(String uri, Duration timeout, ProfileUpdates updates) {
        this.uri = RedisURI.create(uri);
        this.uri.setTimeout(timeout);
        this.updates = updates;
        this.resources = ClientResources.builder()
                .reconnectDelay(Delay.exponential(FIRST_RETRY, LAST_RETRY, 2, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout.multipliedBy(4))
                        .keepAlive(true)
                        .build())
                .build());
        connector.scheduleWithFixedDelay(this::connect, 0, LAST_RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void connect() {
        try {
            if (reads == null) {
                reads = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri);
            }
            if (listener == null) {
                listener = listening();
            }
            if (failures >= WORTH_SAYING) {
                LOG.info("Connected to Redis at {}:{}", uri.getHost(), uri.getPort());
            }
            connector.shutdown(); // from here on Lettuce reconnects by itself
        } catch (RedisException e) {
            if (++failures == WORTH_SAYING) {
                LOG.warn(
                        "Could not connect to Redis at {}:{}, serving unpersonalised lists until it is back: {}",
                        uri.getHost(),
                        uri.getPort(),
                        e.getMessage());
            }
        }
    }

    private StatefulRedisPubSubConnection<String, String> listening() {
        StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub(uri);
        connection.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String message) {
                wake(message);
            }

            @Override
            public void subscribed(String channel, long count) {
                // Also after a lost connection: what was published meanwhile is gone.
                updates.mayHaveMissedSome();
            }
        });
        connection.sync().subscribe(RedisLayout.UPDATES_CHANNEL);
        return connection;
    }

    private void wake(String message) {
        try {
            RedisLayout.Update update = RedisLayout.Update.parse(message);
            updates.arrived(update.userId(), update.offset());
        } catch (IllegalArgumentException e) {
            LOG.warn("Skipped unreadable message on channel {}: {}", RedisLayout.UPDATES_CHANNEL, e.getMessage());
        }
    }

    /** @throws RedisException when there is none at the moment */
    StatefulRedisConnection<String, byte[]> reads() {
        StatefulRedisConnection<String, byte[]> connection = reads;
        if (connection == null || !connection.isOpen()) {
            throw new RedisException("not connected to Redis at " + uri.getHost() + ":" + uri.getPort());
        }
        return connection;
    }

    Duration timeout() {
        return uri.getTimeout();
    }

    @Override
    public void close() {
        connector.shutdownNow();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        resources.shutdown(0, 1, TimeUnit.SECONDS);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
