package com.movieconcierge.profile.adapter.redis;

import static com.movieconcierge.testkit.RealParts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedded.EmbeddedRedis;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.profile.adapter.micrometer.MicrometerProfileMetrics;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.ProfileStore.Stored;
import com.movieconcierge.profile.domain.ProfileStore.Write;
import com.movieconcierge.schemas.RedisLayout;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to one viewer's keys, and to all of them, in a real Redis. */
class RedisProfileStoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static EmbeddedRedis redis;
    private static RedisClient client;
    private static RedisCommands<String, String> commands;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String ann = unique("ann");
    private final String run = unique("run");
    private RedisProfileStore store;
    private FakeTask task;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.start(
                directory.resolve("shared"), FreePorts.any(1).get(0));
        client = RedisClient.create(redis.uri());
        commands = client.connect().sync();
    }

    @AfterAll
    static void stop() {
        client.shutdown();
        redis.close();
    }

    @BeforeEach
    void open() {
        store = new RedisProfileStore(redis.uri(), run, Clock.systemUTC(), new MicrometerProfileMetrics(meters));
        await().atMost(LIMIT).until(() -> store.healthProblem().isEmpty());
        task = new FakeTask(store, "0_" + ann);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aChangeIsWrittenByItselfWhereAllElseIsThere() {
        rated("a", "b");
        assertThat(commands.hgetall(RedisLayout.seenKey(ann))).containsOnlyKeys("a", "b");
        assertThat(count("store.missed")).isZero();
        assertThat(commands.hget(RedisLayout.profileKey(ann), RedisLayout.PROFILE_FILMS))
                .isEqualTo("2");
    }

    @Test
    void aLostProfileComesBackInFullWithTheNextRating() {
        rated("a", "b");
        commands.del(RedisLayout.profileKey(ann));
        rateAndHeal("c");
    }

    @Test
    void lostSeenFilmsComeBackWithTheNextRating() {
        rated("a", "b");
        commands.del(RedisLayout.seenKey(ann));
        rateAndHeal("c");
    }

    @Test
    void oneLostSeenFilmComesBackWithTheNextRating() {
        rated("a", "b");
        commands.hdel(RedisLayout.seenKey(ann), "a");
        rateAndHeal("c");
    }

    @Test
    void anOlderStateOfAViewerIsReplacedByTheNextRating() {
        rated("a");
        String older = commands.hget(RedisLayout.profileKey(ann), RedisLayout.PROFILE_REVISION);
        rated("b");
        commands.hset(RedisLayout.profileKey(ann), RedisLayout.PROFILE_REVISION, older);
        commands.hset(RedisLayout.profileKey(ann), RedisLayout.PROFILE_FILMS, "1");
        commands.hdel(RedisLayout.seenKey(ann), "b");
        rateAndHeal("c");
    }

    @Test
    void keysOfAnotherTypeAreReplacedAndNobodyElseNotices() {
        for (String key : List.of(RedisLayout.profileKey(ann), RedisLayout.seenKey(ann), RedisLayout.USERS_KEY)) {
            rated(unique("film"));
            commands.set(key, "not what it should be");
            String bob = unique("bob");
            task.rate(bob, "x");
            rateAndHeal(unique("film"));
            await().atMost(LIMIT).until(() -> task.isStored(bob));
        }
        assertThat(store.healthProblem()).isEmpty();
        assertThat(count("store.failures")).isZero();
        assertThat(commands.zscore(RedisLayout.USERS_KEY, ann)).isEqualTo(7);
    }

    @Test
    void anEmptiedRedisIsFilledAgainWithoutARating() {
        String bob = unique("bob");
        rated("a", "b");
        task.rate(bob, "x");
        settle(bob);
        await().atMost(LIMIT).until(() -> ticked(() -> commands.exists(RedisLayout.EPOCH_KEY) == 1));
        commands.flushall();
        task.rate(ann, "c");
        await().atMost(LIMIT).until(() -> ticked(() -> task.isStored(ann) && task.isStored(bob)));
        assertThat(store.rewriting()).isPresent();
        assertThat(commands.exists(RedisLayout.REWRITING_KEY)).isEqualTo(1);
        await().atMost(LIMIT).until(() -> ticked(() -> commands.exists(RedisLayout.EPOCH_KEY) == 1));
        await().atMost(LIMIT).until(() -> store.rewriting().isEmpty());
    }

    @Test
    void aRedisThatFellBehindIsComparedAgainWithoutBeingDisconnected() {
        rated("a", "b");
        String writer = RedisLayout.writerKey(run);
        await().atMost(LIMIT)
                .until(() -> ticked(() -> commands.exists(RedisLayout.EPOCH_KEY, writer) == 2
                        && Long.parseLong(commands.get(writer)) > 1));
        commands.hdel(RedisLayout.seenKey(ann), "a");
        commands.set(writer, "1");
        await().atMost(LIMIT).until(() -> ticked(() -> task.isStored(ann)));
    }

    @Test
    void aViewerThatAReaderMissesIsWrittenAgain() {
        rated("a", "b");
        commands.del(RedisLayout.profileKey(ann));
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> ticked(() -> {
                    commands.publish(RedisLayout.REPAIRS_CHANNEL, ann);
                    return task.isStored(ann);
                }));
    }

    @Test
    void longSeenFilmsAreReadOldOrNewAndNeverInPart() {
        task.remember(ann, 2_000);
        task.writeFull(ann);
        settle(ann);
        var reading = new AtomicBoolean(true);
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(
                () -> {
                    int whole = 0;
                    try (var connection = client.connect()) {
                        while (reading.get()) {
                            long seen = connection.sync().hlen(RedisLayout.seenKey(ann));
                            assertThat(seen).isIn(2_000L, 20_000L);
                            whole++;
                        }
                    }
                    return whole;
                },
                run -> new Thread(run, "reader").start());
        task.remember(ann, 20_000);
        task.writeFull(ann);
        settle(ann);
        reading.set(false);
        assertThat(reader.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join()).isPositive();
        assertThat(commands.hlen(RedisLayout.seenKey(ann))).isEqualTo(20_000);
        assertThat(commands.ttl(RedisLayout.seenKey(ann))).isEqualTo(-1);
        await().atMost(LIMIT)
                .until(() -> commands.keys("mc:{" + ann + "}:staged:*").isEmpty());
        rateAndHeal("one more");
    }

    @Test
    void aTaskThatWakesLateIsRefusedWhateverItWrites() {
        rated("a", "b");
        String eve = unique("eve");
        task.rate(eve, "x");
        settle(eve);
        try (RedisProfileStore later = store(redis, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(20)))) {
            await().atMost(LIMIT).until(() -> later.healthProblem().isEmpty());
            FakeTask owner = new FakeTask(later, "0_" + ann, task);
            owner.rate(ann, "c");
            owner.erase(eve);
            await().atMost(LIMIT).until(() -> {
                owner.tick();
                return owner.isStored(ann) && commands.hexists(RedisLayout.profileKey(eve), RedisLayout.PROFILE_ERASED);
            });
            task.writeFull(ann);
            task.rate(ann, "late");
            task.writeFull(eve);
            task.erase(ann);
            await().atMost(LIMIT).until(() -> store.pending() == 0);
            assertThat(count("store.refused")).isGreaterThanOrEqualTo(2);
            assertThat(commands.hgetall(RedisLayout.seenKey(ann))).containsOnlyKeys("a", "b", "c");
            assertThat(commands.hget(RedisLayout.profileKey(eve), RedisLayout.PROFILE_VALUE))
                    .isNull();
            assertThat(commands.exists(RedisLayout.seenKey(eve))).isZero();
            assertThat(commands.ttl(RedisLayout.profileKey(eve))).isBetween(1L, 60L);
        }
    }

    @Test
    void aProcessThatWasFrozenWritesNothingOfTasksThatWereTakenFromIt() {
        var frozen = new AtomicLong();
        Clock slept = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plusMillis(frozen.get());
            }
        };
        try (RedisProfileStore old = store(redis, slept)) {
            FakeTask taken = new FakeTask(old, "1_" + ann);
            taken.rate(ann, "a");
            await().atMost(LIMIT).until(() -> old.healthProblem().isEmpty() && taken.isStored(ann));
            long later = System.currentTimeMillis() + 60_000;
            commands.hset(RedisLayout.CLAIMS_KEY, "1_" + ann, Long.toString(later));
            frozen.set(90_000);
            String forgotten = unique("forgotten");
            taken.rate(forgotten, "x");
            await().atMost(LIMIT).until(() -> old.pending() == 0);
            assertThat(count("store.refused")).isEqualTo(1);
            assertThat(commands.exists(RedisLayout.profileKey(forgotten), RedisLayout.seenKey(forgotten)))
                    .isZero();
        }
    }

    @Test
    void aRefusedTaskThatLivesOnTakesItsViewersOver() {
        rated("a");
        commands.hset(
                RedisLayout.profileKey(ann),
                RedisLayout.PROFILE_OWNER,
                Long.toString(System.currentTimeMillis() + 3_600_000));
        task.rate(ann, "b");
        await().atMost(LIMIT).until(() -> count("store.refused") == 1);
        for (int tick = 0; tick < TaskWriter.PATIENCE_TICKS; tick++) {
            task.tick();
        }
        settle(ann);
        assertThat(commands.hgetall(RedisLayout.seenKey(ann))).containsOnlyKeys("a", "b");
    }

    @Test
    void aRedisOutOfMemoryIsSaidToBeSoAndCatchesUpOnceItHasSome() {
        EmbeddedRedis small =
                EmbeddedRedis.start(directory.resolve("small"), FreePorts.any(1).get(0));
        RedisClient another = RedisClient.create(small.uri());
        RedisCommands<String, String> settings = another.connect().sync();
        try (RedisProfileStore limited = store(small, Clock.systemUTC())) {
            await().atMost(LIMIT).until(() -> limited.healthProblem().isEmpty());
            FakeTask writing = new FakeTask(limited, "0_" + ann);
            writing.rate(ann, "a");
            await().atMost(LIMIT).until(() -> writing.isStored(ann));
            settings.configSet("maxmemory-policy", "noeviction");
            settings.configSet("maxmemory", "1mb");
            writing.rate(ann, "b");
            await().atMost(LIMIT).untilAsserted(() -> assertThat(limited.healthProblem())
                    .hasValueSatisfying(said -> assertThat(said).contains("out of memory", "raise maxmemory")));
            assertThat(limited.pending()).isEqualTo(1);
            settings.configSet("maxmemory", "0");
            await().atMost(LIMIT).until(() -> {
                writing.tick();
                return limited.healthProblem().isEmpty() && writing.isStored(ann);
            });
            assertThat(settings.hgetall(RedisLayout.seenKey(ann))).containsOnlyKeys("a", "b");
        } finally {
            another.shutdown();
            small.close();
        }
    }

    @Test
    void aReplicaThatOnlyReadsIsSaidToBeOne() {
        EmbeddedRedis replica = EmbeddedRedis.start(
                directory.resolve("replica"), FreePorts.any(1).get(0));
        RedisClient another = RedisClient.create(replica.uri());
        RedisCommands<String, String> settings = another.connect().sync();
        try (RedisProfileStore mistaken = store(replica, Clock.systemUTC())) {
            await().atMost(LIMIT).until(() -> mistaken.healthProblem().isEmpty());
            settings.configSet("replica-serve-stale-data", "yes");
            settings.replicaof("127.0.0.1", redis.port());
            FakeTask writing = new FakeTask(mistaken, "0_" + ann);
            writing.rate(ann, "a");
            await().atMost(LIMIT).untilAsserted(() -> assertThat(mistaken.healthProblem())
                    .hasValueSatisfying(said -> assertThat(said).contains("is a replica", "REDIS_URI")));
        } finally {
            another.shutdown();
            replica.close();
        }
    }

    /** Whoever writes is the thread of the stream: a connection that breaks under it must not hold it up. */
    @Test
    void writingGoesOnWhileRedisDiesAndArrivesWhenItIsBack(@TempDir Path folder) throws Exception {
        int port = FreePorts.any(1).get(0);
        EmbeddedRedis mortal = EmbeddedRedis.start(folder.resolve("first"), port);
        try (RedisProfileStore busy = store(mortal, Clock.systemUTC())) {
            await().atMost(LIMIT).until(() -> busy.healthProblem().isEmpty());
            ProfileStore.Writer writer = busy.open("0_0");
            var written = new CountDownLatch(1);
            var dead = new AtomicBoolean();
            // A thread of its own: in the common pool of a machine with two cores it might start when all is over.
            CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(
                    () -> {
                        int revision = 0;
                        boolean noticed;
                        do {
                            noticed = dead.get() && busy.healthProblem().isPresent();
                            writer.save(write("ann", ++revision));
                            writer.save(write("bob", revision));
                            written.countDown();
                        } while (!noticed);
                        return revision;
                    },
                    run -> new Thread(run, "stream").start());
            assertThat(written.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            mortal.close();
            dead.set(true);
            int last = writing.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            // One may be under way while a newer one waits.
            assertThat(busy.pending()).isBetween(2, 4);

            mortal = EmbeddedRedis.start(folder.resolve("second"), port);
            await().atMost(LIMIT).until(() -> busy.pending() == 0);
            assertThat(writer.stored(List.of("ann", "bob"))
                            .toCompletableFuture()
                            .join())
                    .containsEntry("ann", new Stored(last, 0, 1))
                    .containsEntry("bob", new Stored(last, 0, 1));
        } finally {
            mortal.close();
        }
    }

    private RedisProfileStore store(EmbeddedRedis at, Clock clock) {
        return new RedisProfileStore(at.uri(), unique("run"), clock, new MicrometerProfileMetrics(meters));
    }

    private void rated(String... films) {
        for (String film : films) {
            task.rate(ann, film);
            settle(ann);
        }
    }

    /** One more rating, and all that was rated before is there again. */
    private void rateAndHeal(String film) {
        task.rate(ann, film);
        settle(ann);
    }

    private void settle(String user) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> ticked(() -> task.isStored(user)));
    }

    private boolean ticked(BooleanSupplier condition) {
        task.tick();
        return condition.getAsBoolean();
    }

    private int count(String name) {
        return (int) meters.counter("concierge.profile." + name).count();
    }

    private static Write write(String userId, int revision) {
        return new Write(userId, 0, revision, revision, 1, new byte[] {1}, List.of(), true);
    }
}
