package com.movieconcierge.standalone.traces;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.evaluation.Stages.Stage;
import com.movieconcierge.schemas.Printable;
import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.standalone.traces.Traces.Kind;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Every key of Redis: its name, and what is under it, whatever its type. */
record RedisScan(String uri, Sought sought, Sightings sightings) {
    private static final ScanArgs SOME = ScanArgs.Builder.limit(500);
    private static final int SLICE = 500;

    /** @throws Refusal when Redis does not answer */
    void run(Stages stages) {
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        try (var connection = client.connect(ByteArrayCodec.INSTANCE)) {
            RedisCommands<byte[], byte[]> redis = connection.sync();
            Stage stage = stages.begin("Redis", redis.dbsize());
            ScanIterator<byte[]> keys = ScanIterator.scan(redis, SOME);
            while (keys.hasNext()) {
                look(redis, keys.next());
                stage.advance(1);
            }
        } catch (RedisException e) {
            throw new Refusal("Redis could not be looked at: " + e.getMessage(), e);
        } finally {
            client.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }

    private void look(RedisCommands<byte[], byte[]> redis, byte[] key) {
        sightings.lookedAtKey();
        String name = Printable.of(new String(key, StandardCharsets.UTF_8));
        look(name, "key", key);
        String type = redis.type(key);
        switch (type) {
            case "string" -> look(name, "value", redis.get(key));
            case "hash" ->
                ScanIterator.hscan(redis, key, SOME).forEachRemaining(field -> {
                    look(name, "field", field.getKey());
                    look(
                            name,
                            "value of " + Printable.of(new String(field.getKey(), StandardCharsets.UTF_8)),
                            field.getValue());
                });
            case "set" -> ScanIterator.sscan(redis, key, SOME).forEachRemaining(member -> look(name, "member", member));
            case "zset" ->
                ScanIterator.zscan(redis, key, SOME)
                        .forEachRemaining(member -> look(name, "member", member.getValue()));
            case "list" -> lookAtList(redis, name, key);
            case "stream" ->
                redis.xrange(key, Range.unbounded())
                        .forEach(message -> message.getBody().forEach((field, value) -> {
                            look(name, "field", field);
                            look(name, "value", value);
                        }));
            case "none" -> {} // gone since
            default ->
                sightings.unread("Redis has a key of the type " + type + ", which cannot be looked at: " + name + ".");
        }
    }

    private void lookAtList(RedisCommands<byte[], byte[]> redis, String name, byte[] key) {
        for (long at = 0; at < redis.llen(key); at += SLICE) {
            redis.lrange(key, at, at + SLICE - 1).forEach(element -> look(name, "element", element));
        }
    }

    private void look(String name, String part, byte @Nullable [] data) {
        sought.in(data, (userId, at) -> sightings.note(userId, Kind.REDIS, name, () -> part));
    }
}
