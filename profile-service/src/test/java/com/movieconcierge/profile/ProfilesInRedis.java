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

/** What readers find in Redis: in the one that the tests of this JVM share, unless said otherwise. */
final class ProfilesInRedis implements AutoCloseable {
    private final RedisClient client;
    private final RedisCommands<String, byte[]> commands;
    private final Deserializer<TasteProfile> profiles;

    ProfilesInRedis() {
        this(RealParts.get().redisUri(), RealParts.get().<TasteProfile>serde().deserializer());
    }

    /** In a Redis of the test's own. */
    ProfilesInRedis(String uri, Deserializer<TasteProfile> profiles) {
        this.client = RedisClient.create(uri);
        this.commands = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))
                .sync();
        this.profiles = profiles;
    }

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
