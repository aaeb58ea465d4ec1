package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.domain.ProfileStore.Stored;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What Redis has of each of some viewers, in one go. Keys of another type count as missing. */
final class StoredProfiles {
    private StoredProfiles() {}

    static CompletionStage<Map<String, Stored>> of(
            RedisAsyncCommands<String, byte[]> redis, Collection<String> userIds) {
        Map<String, CompletableFuture<Stored>> asked = new HashMap<>();
        for (String userId : userIds) {
            asked.put(userId, stored(redis, userId).toCompletableFuture());
        }
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<String, Stored> stored = new HashMap<>();
                    asked.forEach((userId, answer) -> stored.put(userId, answer.join()));
                    return stored;
                });
    }

    private static CompletionStage<Stored> stored(RedisAsyncCommands<String, byte[]> redis, String userId) {
        var profile = redis.hmget(
                RedisLayout.profileKey(userId),
                RedisLayout.PROFILE_REVISION,
                RedisLayout.PROFILE_FILMS,
                RedisLayout.PROFILE_ERASED);
        var films = redis.hlen(RedisLayout.seenKey(userId));
        var listed = redis.zscore(RedisLayout.USERS_KEY, ProfileScript.bytes(userId));
        return profile.thenCombine(films, StoredProfiles::withoutTime)
                .thenCombine(
                        listed,
                        (stored, time) ->
                                new Stored(stored.revision(), stored.seenFilms(), time == null ? 0 : time.longValue()))
                .exceptionallyCompose(failure -> RedisFault.isWrongType(failure)
                        ? CompletableFuture.completedFuture(new Stored(-1, -1, 0))
                        : CompletableFuture.failedFuture(failure));
    }

    private static Stored withoutTime(List<KeyValue<String, byte[]>> profile, long films) {
        boolean erased = profile.get(2).hasValue();
        Long should = number(profile.get(1));
        Long revision = erased ? null : number(profile.get(0));
        return new Stored(revision == null ? -1 : revision, should == null || should == films ? films : -1, 0);
    }

    private static @Nullable Long number(KeyValue<String, byte[]> field) {
        try {
            return field.hasValue() ? Long.valueOf(new String(field.getValue(), StandardCharsets.UTF_8)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
