package com.movieconcierge.recommend.adapter.redis;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles as {@link RedisLayout} has them; one round trip a viewer. */
public record RedisViewerProfiles(RedisConnections link, TopicCodec<String, TasteProfile> profiles)
        implements ViewerProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(RedisViewerProfiles.class);
    /** Nothing in a profile is judged by the time of its record, and Redis has none. */
    private static final long NO_TIMESTAMP = -1;

    /** Beyond this many viewers a search looks at the most recent only. */
    private static final int SEARCHED = 20_000;

    @Override
    public StoredTaste load(String userId) {
        return ask(redis -> {
            var value = redis.hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_VALUE);
            var seen = redis.hgetall(RedisLayout.seenKey(userId));
            byte[] profile = await(value);
            return new StoredTaste(profile == null ? null : usable(decode(userId, profile)), stars(await(seen)));
        });
    }

    @Override
    public List<TasteProfile> tastes(List<String> userIds) {
        return ask(redis -> {
            List<RedisFuture<byte[]>> values = userIds.stream()
                    .map(userId -> redis.hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_VALUE))
                    .toList();
            List<TasteProfile> tastes = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                byte[] profile = await(values.get(i));
                Decoded<String, TasteProfile> decoded = profile == null ? null : decode(userIds.get(i), profile);
                if (decoded instanceof Decoded.Unusable<?, ?> unusable) {
                    // One unreadable profile must not cost the others.
                    LOG.warn("Skipped unreadable profile of viewer {}: {}", userIds.get(i), unusable.reason());
                } else if (decoded != null) {
                    tastes.add(usable(decoded));
                }
            }
            return tastes;
        });
    }

    /** Sends commands; whatever keeps the answer from coming is one exception. */
    private <T> T ask(Function<RedisAsyncCommands<String, byte[]>, T> question) {
        try {
            return question.apply(link.reads().async());
        } catch (RedisException | NumberFormatException e) {
            throw unavailable(e);
        }
    }

    private Decoded<String, TasteProfile> decode(String userId, byte[] profile) {
        return profiles.decode(userId.getBytes(StandardCharsets.UTF_8), profile, NO_TIMESTAMP);
    }

    /** @throws ProfilesUnavailableException when it cannot be read, by whoever's fault */
    private static TasteProfile usable(Decoded<String, TasteProfile> decoded) {
        if (decoded instanceof Decoded.Usable<String, TasteProfile> usable) {
            return usable.value();
        }
        if (decoded instanceof Decoded.RegistryAway<?, ?> away) {
            throw unavailable(away.cause());
        }
        if (decoded instanceof Decoded.Unusable<?, ?> unusable) {
            throw unavailable(unusable.cause());
        }
        throw new IllegalStateException("a profile with a value cannot be a tombstone");
    }

    private static Map<String, Double> stars(Map<String, byte[]> seen) {
        Map<String, Double> stars = new HashMap<>();
        seen.forEach((movieId, value) -> {
            String text = text(value);
            int end = text.indexOf(';');
            try {
                stars.put(movieId, Double.valueOf(end < 0 ? text : text.substring(0, end)));
            } catch (NumberFormatException e) {
                // Seen all the same, whatever the stars.
                stars.put(movieId, 0.0);
            }
        });
        return stars;
    }

    @Override
    public long appliedOffset(String userId) {
        return ask(redis -> {
            byte[] offset = await(redis.hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_OFFSET));
            return offset == null ? -1 : Long.parseLong(text(offset));
        });
    }

    @Override
    public List<Viewer> viewers(int limit, String query) {
        return ask(redis -> {
            int last = (query.isBlank() ? limit : SEARCHED) - 1;
            String part = query.toLowerCase(Locale.ROOT);
            List<ScoredValue<byte[]>> found = await(redis.zrevrangeWithScores(RedisLayout.USERS_KEY, 0, last)).stream()
                    .filter(viewer ->
                            text(viewer.getValue()).toLowerCase(Locale.ROOT).contains(part))
                    .limit(limit)
                    .toList();
            List<RedisFuture<Long>> counts = found.stream()
                    .map(viewer -> redis.hlen(RedisLayout.seenKey(text(viewer.getValue()))))
                    .toList();
            List<Viewer> viewers = new ArrayList<>();
            for (ScoredValue<byte[]> viewer : found) {
                viewers.add(new Viewer(
                        text(viewer.getValue()), await(counts.get(viewers.size())), Instant.ofEpochMilli((long)
                                viewer.getScore())));
            }
            return viewers;
        });
    }

    @Override
    public boolean isReachable() {
        try {
            return "PONG".equals(await(link.reads().async().ping()));
        } catch (RedisException e) {
            return false;
        }
    }

    @SuppressWarnings("NullAway") // HGET and the like complete with null for a missing key
    private <T> T await(RedisFuture<T> future) {
        try {
            return future.get(link.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new RedisException("no response from Redis: " + e, e);
        }
    }

    private static ProfilesUnavailableException unavailable(RuntimeException cause) {
        return new ProfilesUnavailableException("profiles cannot be read: " + cause.getMessage(), cause);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
