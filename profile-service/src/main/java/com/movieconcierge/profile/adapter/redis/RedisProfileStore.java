package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.profile.adapter.redis.WriteQueue.Erase;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Job;
import com.movieconcierge.profile.adapter.redis.WriteQueue.Save;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.ProfileMetrics.Event;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Profiles in Redis, written without anyone waiting. While Redis is out of reach writes wait, up to a bound; each return
 * of Redis begins a new epoch, in which the writers compare what it has with what it should have.
 */
public final class RedisProfileStore implements ProfileStore, AutoCloseable {
    private static final int WAITING = 2_000;
    private static final int UNDER_WAY = 128;

    private final WriteQueue queue = new WriteQueue(WAITING, UNDER_WAY);
    private final AtomicLong epoch = new AtomicLong();
    private final RedisLink link;
    private final ProfileMetrics metrics;

    /** Connects in the background; {@code uri} e.g. {@code redis://localhost:6379}. */
    public RedisProfileStore(String uri, ProfileMetrics metrics) {
        this.metrics = metrics;
        this.link = new RedisLink(uri, this::connected, this::pump);
    }

    @Override
    public void save(Write write) {
        queue.add(new Save(write));
        pump();
    }

    @Override
    public void erase(String userId, long revision, long offset) {
        queue.add(new Erase(userId, revision, offset));
        pump();
    }

    @Override
    public CompletionStage<Map<String, Stored>> stored(Collection<String> userIds) {
        Optional<RedisAsyncCommands<String, byte[]>> redis = link.commands();
        if (redis.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis is out of reach"));
        }
        Map<String, CompletableFuture<Stored>> asked = new HashMap<>();
        for (String userId : userIds) {
            var revision = redis.get().hget(RedisLayout.profileKey(userId), RedisLayout.PROFILE_REVISION);
            var films = redis.get().hlen(RedisLayout.seenKey(userId));
            asked.put(
                    userId,
                    revision.thenCombine(films, RedisProfileStore::stored).toCompletableFuture());
        }
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<String, Stored> stored = new HashMap<>();
                    asked.forEach((userId, answer) -> stored.put(userId, answer.join()));
                    return stored;
                });
    }

    private static Stored stored(byte @Nullable [] revision, long films) {
        return new Stored(revision == null ? -1 : Long.parseLong(new String(revision, StandardCharsets.UTF_8)), films);
    }

    @Override
    public long epoch() {
        return epoch.get();
    }

    @Override
    public int pending() {
        return queue.size();
    }

    /** Why profiles do not reach their readers, as a sentence; empty when they do. */
    public Optional<String> healthProblem() {
        return link.healthProblem();
    }

    @Override
    public void close() {
        link.close();
    }

    private void connected() {
        epoch.incrementAndGet();
        pump();
    }

    private void pump() {
        // Asked before each job: one that fails at once, on a connection just lost, goes back to the queue and closes
        // the link for a moment. Else this would spin until Redis is back, on the thread of the stream.
        for (var redis = link.commands(); redis.isPresent(); redis = link.commands()) {
            Optional<Job> job = queue.next();
            if (job.isEmpty()) {
                return;
            }
            start(redis.get(), job.get());
        }
    }

    private void start(RedisAsyncCommands<String, byte[]> redis, Job job) {
        run(redis, job).whenComplete((answer, failure) -> {
            if (failure == null) {
                queue.done(job);
                metrics.count(Event.STORE_WRITTEN);
                if (queue.isCalmAfterLoss()) {
                    epoch.incrementAndGet();
                }
                pump();
            } else {
                queue.failed(job);
                metrics.count(Event.STORE_FAILED);
                link.retryLater(failure);
            }
        });
    }

    private static CompletionStage<?> run(RedisAsyncCommands<String, byte[]> redis, Job job) {
        RedisFuture<Long> changed = redis.eval(
                job instanceof Save ? ProfileScript.SAVE : ProfileScript.ERASE,
                ScriptOutputType.INTEGER,
                ProfileScript.keys(job.userId()),
                ProfileScript.arguments(job));
        byte[] user = ProfileScript.bytes(job.userId());
        long newest = job instanceof Save save ? save.write().newestRatedAt() : 0;
        return changed.thenCompose(yes ->
                newest > 0 ? redis.zadd(RedisLayout.USERS_KEY, newest, user) : redis.zrem(RedisLayout.USERS_KEY, user));
    }
}
