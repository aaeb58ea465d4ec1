package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.audit.CopiesUnavailableException;
import com.movieconcierge.profile.audit.ReaderCopies;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/** What is in Redis, for whoever compares it. Reads some viewers at a time; a Redis that does not answer is a {@link CopiesUnavailableException}. */
public final class RedisCopies implements ReaderCopies, AutoCloseable {
    private static final int AT_ONCE = 200;

    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> redis;

    private record Asked(RedisFuture<byte[]> value, RedisFuture<Map<String, byte[]>> seen) {}

    /**
     * Connects.
     *
     * @param uri e.g. {@code redis://localhost:6379}
     */
    public RedisCopies(String uri) {
        client = RedisClient.create(uri);
        try {
            redis = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        } catch (RedisException e) {
            client.shutdown();
            throw new CopiesUnavailableException("Redis does not answer at " + uri, e);
        }
    }

    @Override
    public Set<String> viewers() {
        Set<String> viewers = new HashSet<>();
        ScanIterator.scan(
                        redis.sync(),
                        ScanArgs.Builder.matches(RedisLayout.VIEWER_KEYS).limit(AT_ONCE))
                .forEachRemaining(key -> RedisLayout.viewerOf(key).ifPresent(viewers::add));
        return viewers;
    }

    @Override
    public void copies(Collection<String> viewers, BiConsumer<String, Copy> each) {
        List<String> all = new ArrayList<>(viewers);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            Map<String, Asked> asked = new LinkedHashMap<>();
            for (String userId : all.subList(from, Math.min(all.size(), from + AT_ONCE))) {
                asked.put(
                        userId,
                        new Asked(
                                redis.async().hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_VALUE),
                                redis.async().hgetall(RedisLayout.seenKey(userId))));
            }
            asked.forEach((userId, answers) -> each.accept(userId, copy(answers)));
        }
    }

    private static Copy copy(Asked asked) {
        Map<String, String> seen = new HashMap<>();
        answer(asked.seen)
                .orElse(Map.of())
                .forEach((film, rating) -> seen.put(film, new String(rating, StandardCharsets.UTF_8)));
        return new Copy(answer(asked.value), seen);
    }

    /** Empty for a key that is not there, or that is no hash: then it holds nothing of what should be there. */
    private static <T> Optional<T> answer(RedisFuture<T> asked) {
        try {
            return Optional.ofNullable(asked.toCompletableFuture().join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RedisCommandExecutionException) {
                return Optional.empty();
            }
            throw new CopiesUnavailableException("Redis gave no answer: " + e.getMessage(), e);
        }
    }

    @Override
    public String seenValue(double stars, long ratedAt) {
        return RedisLayout.seenValue(stars, ratedAt);
    }

    @Override
    public void close() {
        redis.close();
        client.shutdown();
    }
}
