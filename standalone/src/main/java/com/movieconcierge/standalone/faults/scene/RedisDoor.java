package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.standalone.product.Refusal;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The product's Redis, as whoever may do anything to it reaches it. One connection a question. */
public record RedisDoor(int port) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * Does or asks something.
     *
     * @throws Refusal when Redis does not answer, or refuses
     */
    public <T> T ask(Function<RedisCommands<String, byte[]>, T> question) {
        RedisClient client = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withTimeout(TIMEOUT)
                .build());
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        try (var connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
            return question.apply(connection.sync());
        } catch (RedisException e) {
            throw new Refusal("Redis does not answer on port " + port + ": " + e.getMessage(), e);
        } finally {
            client.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }

    /** The process that answers. */
    public ProcessHandle process() {
        String pid = ask(redis -> redis.info("server"))
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .findFirst()
                .orElseThrow()
                .substring("process_id:".length());
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }
}
