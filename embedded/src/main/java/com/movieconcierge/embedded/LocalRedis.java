package com.movieconcierge.embedded;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Asks a Redis server on this machine a few administrative questions, each on a connection of its own. */
final class LocalRedis implements AutoCloseable {
    private final RedisClient client;

    /** @param timeout for connecting and for each answer */
    LocalRedis(int port, Duration timeout) {
        client = RedisClient.create(RedisURI.builder()
                .withHost(InetAddress.getLoopbackAddress().getHostAddress())
                .withPort(port)
                .withTimeout(timeout)
                .build());
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
                .build());
    }

    /**
     * The answer to a question.
     *
     * @throws RedisException when nobody listens, or the server refuses the question, hangs up or does not answer in time
     */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    /** Whether the server is that process and has loaded its data; false, too, where nobody answers. */
    boolean isServedBy(long pid) {
        try {
            return ask(redis -> redis.ping().equals("PONG")
                    && redis.info("server").lines().anyMatch(("process_id:" + pid)::equals));
        } catch (RedisException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdown(0, 2, TimeUnit.SECONDS);
    }
}
