package com.movieconcierge.profile.adapter.redis;

import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks every two seconds whether Redis still has what was written: emptied, restored from a file or replaced by a replica
 * that lagged behind, it lacks this process's own count of looks or has an older one. Then everything is to be compared. The
 * epoch key is missing from that moment until it is; a second key says to readers that somebody is at it. It also looks
 * whether another process has taken tasks over: whoever was frozen writes nothing before it has looked.
 */
final class RedisWatch {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration UNTIL_CONNECTED = Duration.ofMillis(100);
    private static final long FRESH_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final long WRITER_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final long REWRITING_MILLIS = EVERY.toMillis() * 5;
    /** A process without viewers of its own does not speak for those of others any longer than this. */
    private static final int LOOKS_WITHOUT_TASKS = 30;

    private static final String SORTED_SET = "zset";
    private static final String NOTHING = "none";

    private final RedisLink link;
    private final String run;
    private final Clock clock;
    private final Claims claims;
    private final Rewriting rewriting;
    private final Runnable onLooked;
    private volatile long lookedAt = Long.MIN_VALUE / 2;
    private long looks;
    private long acknowledged;
    private boolean lost;
    private int lookedWhileLost;
    private @Nullable String epoch;
    private String users = NOTHING;

    /** Whoever writes again what was lost. */
    interface Rewriting {
        /** Something was lost: all is compared from now on. */
        void begin(boolean readersMiss);

        /** Whether all is compared. */
        boolean isDone();

        boolean hasTasks();

        void end();
    }

    RedisWatch(RedisLink link, String run, Clock clock, Claims claims, Rewriting rewriting, Runnable onLooked) {
        this.link = link;
        this.run = run;
        this.clock = clock;
        this.claims = claims;
        this.rewriting = rewriting;
        this.onLooked = onLooked;
    }

    void start() {
        link.later(UNTIL_CONNECTED, this::look);
    }

    /** Whether it has looked lately. A process that was frozen has not; one whose clock was set looks once more. */
    boolean isFresh() {
        return Math.abs(clock.millis() - lookedAt) < FRESH_MILLIS;
    }

    /** Listens to readers who miss a viewer. */
    void listen(Consumer<String> missed) {
        link.listener()
                .thenCompose(connection -> subscribed(connection, missed))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        link.later(EVERY, () -> listen(missed));
                    }
                });
    }

    private static CompletionStage<Void> subscribed(
            StatefulRedisPubSubConnection<String, String> connection, Consumer<String> missed) {
        connection.addListener(new RedisPubSubAdapter<String, String>() {
            @Override
            public void message(String channel, String message) {
                missed.accept(message);
            }
        });
        return connection.async().subscribe(RedisLayout.REPAIRS_CHANNEL).whenComplete((done, failure) -> {
            if (failure != null) {
                connection.closeAsync();
            }
        });
    }

    private void look() {
        link.commands()
                .ifPresentOrElse(
                        redis -> CompletableFuture.completedStage(redis)
                                .thenCompose(this::ask)
                                .whenComplete((done, failure) -> looked(failure)),
                        this::start);
    }

    private void looked(@Nullable Throwable failure) {
        if (failure == null) {
            lookedAt = clock.millis();
            link.works();
            onLooked.run();
        } else {
            link.retryLater(failure);
        }
        link.later(EVERY, this::look);
    }

    private CompletionStage<Void> ask(RedisAsyncCommands<String, byte[]> redis) {
        var count = text(redis, RedisLayout.writerKey(run));
        var mark = text(redis, RedisLayout.EPOCH_KEY);
        var type = redis.type(RedisLayout.USERS_KEY);
        return count.thenCombine(mark, (counted, marked) -> new String[] {counted, marked})
                .thenCombine(type, (found, listed) -> judge(found[0], found[1], listed))
                .thenCompose(
                        emptied -> emptied ? redis.del(RedisLayout.USERS_KEY).thenAccept(gone -> {}) : done())
                .thenCompose(done -> lost ? announce(redis) : done())
                .thenCompose(done -> claims.look(redis))
                .thenCompose(done -> {
                    long look = ++looks;
                    return redis.set(
                                    RedisLayout.writerKey(run),
                                    ProfileScript.bytes(Long.toString(look)),
                                    SetArgs.Builder.px(WRITER_MILLIS))
                            .thenAccept(set -> acknowledged = look);
                });
    }

    /** Answers whether the list of viewers is not one and has to go. */
    private boolean judge(@Nullable String counted, @Nullable String marked, String listed) {
        boolean older = acknowledged > 0 && (counted == null || number(counted) < acknowledged);
        boolean other = marked == null ? !lost : epoch != null && !epoch.equals(marked);
        boolean listGone = !listed.equals(SORTED_SET) && !users.equals(listed);
        users = listed;
        if (older || other) {
            lost = true;
            lookedWhileLost = 0;
            epoch = null;
            rewriting.begin(true);
        } else if (listGone) {
            rewriting.begin(false);
        }
        if (!lost) {
            epoch = marked;
        }
        return !listed.equals(SORTED_SET) && !listed.equals(NOTHING);
    }

    /** At once, so that strangers are strangers again; another process that still writes keeps its mark. */
    private CompletionStage<Void> takeMarkBack(RedisAsyncCommands<String, byte[]> redis) {
        return text(redis, RedisLayout.REWRITING_KEY)
                .thenCompose(by ->
                        run.equals(by) ? redis.del(RedisLayout.REWRITING_KEY).thenAccept(gone -> {}) : done());
    }

    private CompletionStage<Void> announce(RedisAsyncCommands<String, byte[]> redis) {
        lookedWhileLost++;
        if (rewriting.isDone() || (!rewriting.hasTasks() && lookedWhileLost > LOOKS_WITHOUT_TASKS)) {
            return redis.set(RedisLayout.EPOCH_KEY, ProfileScript.bytes(run + ":" + looks), SetArgs.Builder.nx())
                    .thenCompose(set -> takeMarkBack(redis))
                    .thenAccept(done -> {
                        lost = false; // the next look learns whose epoch it is
                        rewriting.end();
                    });
        }
        return redis.set(RedisLayout.REWRITING_KEY, ProfileScript.bytes(run), SetArgs.Builder.px(REWRITING_MILLIS))
                .thenAccept(set -> {});
    }

    /** The value of a key; none, and the key gone, where it holds something else. */
    private static CompletionStage<@Nullable String> text(RedisAsyncCommands<String, byte[]> redis, String key) {
        return redis.get(key)
                .<@Nullable String>thenApply(value -> value == null ? null : new String(value, StandardCharsets.UTF_8))
                .exceptionallyCompose(failure -> RedisFault.isWrongType(failure)
                        ? redis.del(key).thenApply(gone -> null)
                        : CompletableFuture.failedFuture(failure));
    }

    private static long number(String counted) {
        try {
            return Long.parseLong(counted);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
