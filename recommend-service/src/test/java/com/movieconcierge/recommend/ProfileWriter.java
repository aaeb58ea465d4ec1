package com.movieconcierge.recommend;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.codec.TopicCodec;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes profiles to Redis as profile-service does. */
final class ProfileWriter implements AutoCloseable {
    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> redis;
    private final TopicCodec<String, TasteProfile> codec;

    ProfileWriter(String redisUri, TopicCodec<String, TasteProfile> codec) {
        this.client = RedisClient.create(redisUri);
        this.redis = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        this.codec = codec;
    }

    void write(TasteProfile taste, List<Verdict> verdicts, TestWorld world) {
        write(taste, verdicts, world, null);
    }

    /** With what the viewer has stated. */
    void write(TasteProfile taste, List<Verdict> verdicts, TestWorld world, @Nullable StatedTaste stated) {
        var commands = redis.sync();
        String key = RedisLayout.profileKey(taste.userId());
        byte[] value = codec.encode(taste.userId(), FakeProfiles.stating(taste, stated));
        for (Verdict verdict : verdicts) {
            commands.hset(
                    RedisLayout.seenKey(taste.userId()),
                    world.id(verdict.film()),
                    bytes(RedisLayout.seenValue(verdict.stars(), TestWorld.NOW.toEpochMilli())));
        }
        commands.zadd(RedisLayout.USERS_KEY, TestWorld.NOW.toEpochMilli(), bytes(taste.userId()));
        commands.hset(key, RedisLayout.PROFILE_VALUE, value);
        commands.hset(key, RedisLayout.PROFILE_REVISION, bytes(Long.toString(taste.revision())));
        commands.hset(key, RedisLayout.PROFILE_OFFSET, bytes(Long.toString(taste.appliedOffset())));
        long films = commands.hlen(RedisLayout.seenKey(taste.userId()));
        commands.hset(key, RedisLayout.PROFILE_FILMS, bytes(Long.toString(films)));
        var update = new RedisLayout.Update(taste.revision(), taste.appliedOffset(), taste.userId());
        commands.publish(RedisLayout.UPDATES_CHANNEL, bytes(update.toMessage()));
    }

    /** Says that every profile there should be is there. */
    void allIsWritten() {
        redis.sync().set(RedisLayout.EPOCH_KEY, bytes("all is written"));
    }

    RedisCommands<String, byte[]> commands() {
        return redis.sync();
    }

    /** A viewer whose profile nobody can read. */
    void writeGarbage(String userId) {
        redis.sync().zadd(RedisLayout.USERS_KEY, TestWorld.NOW.toEpochMilli(), bytes(userId));
        redis.sync().hset(RedisLayout.profileKey(userId), RedisLayout.PROFILE_VALUE, bytes("not avro at all"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
