package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where Redis still names some viewers. What is left of one for a minute after an erasure counts, as do films that were on
 * their way.
 */
public final class RedisViewerTraces {
    private static final int AT_ONCE = 1_000;

    private final String uri;

    /** @param uri e.g. {@code redis://localhost:6379} */
    public RedisViewerTraces(String uri) {
        this.uri = uri;
    }

    /**
     * Goes through all keys, some at a time: about a second for each million, in which others are served as ever.
     *
     * @return the keys that name a viewer, by viewer, without those whom none names; {@value RedisLayout#USERS_KEY} where
     *     they are listed there
     * @throws com.movieconcierge.profile.audit.CopiesUnavailableException when Redis does not answer
     */
    public SortedMap<String, SortedSet<String>> of(Collection<String> viewers) {
        return RedisVisit.ask(uri, redis -> find(redis, Set.copyOf(viewers)));
    }

    private static SortedMap<String, SortedSet<String>> find(RedisCommands<String, String> redis, Set<String> wanted) {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        for (String viewer : wanted) {
            if (redis.zscore(RedisLayout.USERS_KEY, viewer) != null) {
                note(found, viewer, RedisLayout.USERS_KEY);
            }
        }
        ScanIterator.scan(
                        redis, ScanArgs.Builder.matches(RedisLayout.VIEWER_KEYS).limit(AT_ONCE))
                .forEachRemaining(key -> RedisLayout.ownerOf(key)
                        .filter(wanted::contains)
                        .ifPresent(viewer -> note(found, viewer, key)));
        return found;
    }

    private static void note(SortedMap<String, SortedSet<String>> found, String viewer, String key) {
        found.computeIfAbsent(viewer, any -> new TreeSet<>()).add(key);
    }
}
