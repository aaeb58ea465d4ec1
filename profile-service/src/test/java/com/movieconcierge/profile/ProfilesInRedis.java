package com.movieconcierge.profile;

import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;

/** What readers find in the Redis that the tests of this JVM share. */
final class ProfilesInRedis implements AutoCloseable {
    private final RedisClient client = RedisClient.create(RealParts.get().redisUri());
    private final RedisCommands<String, byte[]> commands = client.connect(
                    RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))
            .sync();
    private final Deserializer<TasteProfile> profiles =
            RealParts.get().<TasteProfile>serde().deserializer();

    Optional<TasteProfile> of(String user) {
        byte[] value = commands.hget(RedisLayout.profileKey(user), RedisLayout.PROFILE_VALUE);
        return Optional.ofNullable(value).map(bytes -> profiles.deserialize(Topics.USER_PROFILES.name(), bytes));
    }

    RedisCommands<String, byte[]> commands() {
        return commands;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
