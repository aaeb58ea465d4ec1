package com.movieconcierge.standalone.faults.scene;

import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.standalone.product.Refusal;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The product's Redis, as whoever may do anything to it reaches it. One connection a question. */
public record RedisDoor(int port) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String EVERYBODY = "*";

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

    public String uri() {
        return "redis://127.0.0.1:" + port;
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

    /** Every viewer that has a profile there, whatever it is. */
    public List<String> viewers() {
        String pattern = RedisLayout.profileKey(EVERYBODY);
        int before = pattern.indexOf(EVERYBODY);
        int after = pattern.length() - before - 1;
        return ask(redis -> {
            List<String> viewers = new ArrayList<>();
            ScanIterator.scan(redis, ScanArgs.Builder.matches(pattern))
                    .forEachRemaining(key -> viewers.add(key.substring(before, key.length() - after)));
            return viewers;
        });
    }

    /**
     * What is kept of a viewer.
     *
     * @param profile the published record; empty where there is none
     * @param seen films and what is noted about each
     * @param problem why it cannot be read; empty when it can
     */
    public record Copy(Optional<byte[]> profile, Map<String, String> seen, Optional<String> problem) {}

    /** What is kept of each of these viewers, all in one round. */
    public Map<String, Copy> copies(Collection<String> userIds) {
        return ask(redis -> {
            Map<String, Copy> copies = new HashMap<>();
            userIds.forEach(userId -> copies.put(userId, copy(redis, userId)));
            return copies;
        });
    }

    private static Copy copy(RedisCommands<String, byte[]> redis, String userId) {
        try {
            byte[] profile = redis.hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_VALUE);
            Map<String, String> seen = new HashMap<>();
            redis.hgetall(RedisLayout.seenKey(userId))
                    .forEach((film, value) -> seen.put(film, new String(value, StandardCharsets.UTF_8)));
            return new Copy(Optional.ofNullable(profile), seen, Optional.empty());
        } catch (RedisCommandExecutionException e) { // e.g. a key of another type
            return new Copy(Optional.empty(), Map.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
