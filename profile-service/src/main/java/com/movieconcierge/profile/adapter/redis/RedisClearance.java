package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;

/** Takes everything of ours out of Redis, some keys at a time. All of it is a copy, and made anew by a stream that rebuilds. */
public final class RedisClearance {
    private static final int AT_ONCE = 500;

    private RedisClearance() {}

    /**
     * Does it.
     *
     * @param uri e.g. {@code redis://localhost:6379}
     * @throws io.lettuce.core.RedisException when it does not answer
     */
    public static void clear(String uri) {
        RedisClient client = RedisClient.create(uri);
        try (StatefulRedisConnection<String, String> redis = client.connect()) {
            List<String> keys = new ArrayList<>(AT_ONCE);
            ScanIterator.scan(
                            redis.sync(),
                            ScanArgs.Builder.matches(RedisLayout.ALL_KEYS).limit(AT_ONCE))
                    .forEachRemaining(key -> {
                        keys.add(key);
                        if (keys.size() == AT_ONCE) {
                            redis.sync().unlink(keys.toArray(String[]::new));
                            keys.clear();
                        }
                    });
            if (!keys.isEmpty()) {
                redis.sync().unlink(keys.toArray(String[]::new));
            }
        } finally {
            client.shutdown();
        }
    }
}
