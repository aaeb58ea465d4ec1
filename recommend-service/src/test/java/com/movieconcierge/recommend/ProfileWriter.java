package com.movieconcierge.recommend;

import com.movieconcierge.events.HistoryEntry;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.taste.Taste;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.Topics;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Writes profiles to Redis as profile-service does. */
final class ProfileWriter implements AutoCloseable {
    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> redis;
    private final Serde<TasteProfile> serde;

    ProfileWriter(String redisUri, Serde<TasteProfile> serde) {
        this.client = RedisClient.create(redisUri);
        this.redis = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        this.serde = serde;
    }

    void write(Taste taste, List<Verdict> verdicts, TestWorld world) {
        write(taste, verdicts, world, null);
    }

    /** With what the viewer has stated. */
    void write(Taste taste, List<Verdict> verdicts, TestWorld world, @Nullable StatedTaste stated) {
        var commands = redis.sync();
        String key = RedisLayout.profileKey(taste.userId());
        byte[] value = serde.serializer().serialize(Topics.USER_PROFILES.name(), profile(taste, stated));
        for (Verdict verdict : verdicts) {
            commands.hset(
                    RedisLayout.seenKey(taste.userId()),
                    world.id(verdict.film()),
                    bytes(RedisLayout.seenValue(verdict.stars(), TestWorld.NOW.toEpochMilli())));
        }
        commands.zadd(RedisLayout.USERS_KEY, TestWorld.NOW.toEpochMilli(), bytes(taste.userId()));
        commands.hset(key, RedisLayout.PROFILE_VALUE, value);
        commands.hset(key, RedisLayout.PROFILE_REVISION, bytes(Long.toString(taste.revision())));
        commands.hset(key, RedisLayout.PROFILE_OFFSET, bytes(Long.toString(taste.offset())));
        var update = new RedisLayout.Update(taste.revision(), taste.offset(), taste.userId());
        commands.publish(RedisLayout.UPDATES_CHANNEL, bytes(update.toMessage()));
    }

    /** A viewer whose profile nobody can read. */
    void writeGarbage(String userId) {
        redis.sync().zadd(RedisLayout.USERS_KEY, TestWorld.NOW.toEpochMilli(), bytes(userId));
        redis.sync().hset(RedisLayout.profileKey(userId), RedisLayout.PROFILE_VALUE, bytes("not avro at all"));
    }

    private static TasteProfile profile(Taste taste, @Nullable StatedTaste stated) {
        Taste.Membership persona = taste.persona();
        return TasteProfile.newBuilder()
                .setUserId(taste.userId())
                .setRevision(taste.revision())
                .setAppliedPartition(0)
                .setAppliedOffset(taste.offset())
                .setAsOf(taste.asOf())
                .setRatingCount(taste.ratingCount())
                .setPendingCount(taste.pendingCount())
                .setBlocks(taste.sums().stream()
                        .map(sum -> TasteBlock.newBuilder()
                                .setModality(sum.modality().key())
                                .setScale(sum.scale().key())
                                .setModelId(sum.model().id())
                                .setModelVersion(sum.model().version())
                                .setWeight(sum.weight())
                                .setSum(Vectors.toBytes(sum.vector()))
                                .build())
                        .toList())
                .setHistory(taste.history().stream()
                        .map(film -> HistoryEntry.newBuilder()
                                .setMovieId(film.movieId())
                                .setRating(film.rating())
                                .setRatedAt(film.ratedAt())
                                .setLongWeight(film.longWeight())
                                .setRecentWeight(film.recentWeight())
                                .build())
                        .toList())
                .setHistoryComplete(taste.historyComplete())
                .setPersona(persona == null ? null : persona.persona())
                .setPersonaDistance(persona == null ? null : persona.distance())
                .setNextPersona(persona == null ? null : persona.next())
                .setNextPersonaDistance(persona == null ? null : persona.nextDistance())
                .setStated(stated)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
