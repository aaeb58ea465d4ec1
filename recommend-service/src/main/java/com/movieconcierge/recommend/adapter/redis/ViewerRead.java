package com.movieconcierge.recommend.adapter.redis;

import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's keys as they were read, in one round trip.
 *
 * @param profile null without one, also where its key holds something else
 * @param films how many seen films there should be; null where nobody has said
 * @param erased by the viewer's own wish, a moment ago
 * @param damaged a key holds something else than it should
 */
record ViewerRead(
        byte @Nullable [] profile, @Nullable String films, boolean erased, Map<String, byte[]> seen, boolean damaged) {
    private static final KeyValue<String, byte[]> NOTHING = KeyValue.empty("");

    static ViewerRead of(RedisAsyncCommands<String, byte[]> redis, String userId, Duration timeout) {
        ViewerRead first = once(redis, userId, timeout);
        // Two commands: a write may have come between them, but not twice.
        return first.isWhole() ? first : once(redis, userId, timeout);
    }

    private static ViewerRead once(RedisAsyncCommands<String, byte[]> redis, String userId, Duration timeout) {
        var fields = redis.hmget(
                RedisLayout.profileKey(userId),
                RedisLayout.PROFILE_VALUE,
                RedisLayout.PROFILE_FILMS,
                RedisLayout.PROFILE_ERASED);
        var seen = redis.hgetall(RedisLayout.seenKey(userId));
        List<KeyValue<String, byte[]>> nothing = List.of(NOTHING, NOTHING, NOTHING);
        Map<String, byte[]> none = new HashMap<>();
        List<KeyValue<String, byte[]>> profile = RedisAnswer.orInstead(fields, timeout, () -> nothing);
        Map<String, byte[]> films = RedisAnswer.orInstead(seen, timeout, () -> none);
        return new ViewerRead(
                profile.get(0).getValueOrElse(null),
                profile.get(1).hasValue() ? new String(profile.get(1).getValue(), StandardCharsets.UTF_8) : null,
                profile.get(2).hasValue(),
                films,
                profile == nothing || films == none);
    }

    /** Whether all seen films are there that should be. */
    boolean isWhole() {
        return !damaged && (films == null || films.equals(Integer.toString(seen.size())));
    }
}
