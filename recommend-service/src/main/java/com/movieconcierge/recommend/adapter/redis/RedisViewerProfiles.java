package com.movieconcierge.recommend.adapter.redis;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.Gap;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import com.movieconcierge.schemas.Printable;
import com.movieconcierge.schemas.Pseudonym;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles as {@link RedisLayout} has them; one round trip a viewer. */
public record RedisViewerProfiles(
        RedisConnections link, TopicCodec<String, TasteProfile> profiles, ProfileRepairs repairs)
        implements ViewerProfiles {
    private static final Logger LOG = LoggerFactory.getLogger(RedisViewerProfiles.class);
    /** Nothing in a profile is judged by the time of its record, and Redis has none. */
    private static final long NO_TIMESTAMP = -1;

    private static final byte[] NO_BYTES = new byte[0];

    /** Beyond this many viewers a search looks at the most recent only. */
    private static final int SEARCHED = 20_000;

    @Override
    public StoredTaste load(String userId) {
        return ask(redis -> {
            ViewerRead read = ViewerRead.of(redis, userId, link.timeout());
            TasteProfile taste = read.profile() == null ? null : readable(userId, read.profile());
            if (taste != null && read.isWhole()) {
                return new StoredTaste(taste, stars(read.seen()));
            }
            if (read.erased()) {
                return StoredTaste.NONE;
            }
            repairs.ask(userId);
            return taste == null ? withoutProfile(redis, userId, read) : withFilmsOf(taste, read);
        });
    }

    /** A stranger, or somebody whose profile is lost: then it is known, or nobody can know. */
    private StoredTaste withoutProfile(RedisAsyncCommands<String, byte[]> redis, String userId, ViewerRead read) {
        var listed = redis.zscore(RedisLayout.USERS_KEY, userId.getBytes(StandardCharsets.UTF_8));
        var epoch = redis.exists(RedisLayout.EPOCH_KEY);
        var rewriting = redis.exists(RedisLayout.REWRITING_KEY);
        boolean known = read.damaged()
                || read.profile() != null
                || !read.seen().isEmpty()
                || RedisAnswer.orInstead(listed, link.timeout(), () -> 0.0) != null;
        boolean all = await(epoch) == 1 && await(rewriting) == 0;
        return known || !all ? new StoredTaste(null, stars(read.seen()), Gap.PROFILE) : StoredTaste.NONE;
    }

    /** The films that the profile shows have been seen, whatever is lost. */
    private static StoredTaste withFilmsOf(TasteProfile taste, ViewerRead read) {
        Map<String, Double> seen = stars(read.seen());
        taste.history().forEach(film -> seen.putIfAbsent(film.movieId(), film.stars()));
        return new StoredTaste(taste, seen, Gap.SEEN);
    }

    /** Null for bytes that are no profile. */
    private @Nullable TasteProfile readable(String userId, byte[] profile) {
        Decoded<String, TasteProfile> decoded = decode(userId, profile);
        if (decoded instanceof Decoded.Unusable<?, ?> unusable) {
            // Log files are kept when viewers are forgotten.
            LOG.warn(
                    "A viewer's profile cannot be read ({}): {}",
                    Pseudonym.of(userId),
                    Printable.withoutQuotes(unusable.reason()));
            return null;
        }
        return usable(decoded);
    }

    @Override
    public List<TasteProfile> tastes(List<String> userIds) {
        return ask(redis -> {
            List<RedisFuture<byte[]>> values = userIds.stream()
                    .map(userId -> redis.hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_VALUE))
                    .toList();
            List<TasteProfile> tastes = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                byte[] profile = RedisAnswer.orInstead(values.get(i), link.timeout(), () -> NO_BYTES);
                // One that is lost or unreadable must not cost the others.
                TasteProfile taste = profile == null ? null : readable(userIds.get(i), profile);
                if (taste == null) {
                    repairs.ask(userIds.get(i));
                } else {
                    tastes.add(taste);
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
            byte[] offset = RedisAnswer.orInstead(
                    redis.hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_OFFSET),
                    link.timeout(),
                    () -> NO_BYTES);
            if (offset == null || offset.length == 0) {
                repairs.ask(userId);
                return -1L;
            }
            return Long.parseLong(text(offset));
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
                        text(viewer.getValue()),
                        RedisAnswer.orInstead(counts.get(viewers.size()), link.timeout(), () -> 0L),
                        Instant.ofEpochMilli((long) viewer.getScore())));
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

    private <T> T await(RedisFuture<T> future) {
        return RedisAnswer.of(future, link.timeout());
    }

    private static ProfilesUnavailableException unavailable(RuntimeException cause) {
        return new ProfilesUnavailableException("profiles cannot be read: " + cause.getMessage(), cause);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
