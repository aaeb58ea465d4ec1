package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.logs.LogHandler.Batches;
import com.movieconcierge.logs.LogHandler.Records;
import com.movieconcierge.logs.LogHandler.TryAgain;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the follower's work on the test's own thread: each poll does the next step of the test, and the one after the last
 * step closes the follower.
 */
@Timeout(60)
class LogFollowerTest {
    private static final TopicPartition ZERO = new TopicPartition("movies", 0);
    private static final RetryPace PACE =
            new RetryPace(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofHours(1));

    private final FakeLog log = new FakeLog("movies", 1);
    private final List<String> keys = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private LogFollower follower = follower(this::consumer, (Records) this::take);
    private Runnable[] steps = {};
    /** What opens consumers does these first. */
    private final List<Runnable> faults = new ArrayList<>();

    private LogFollower follower(Supplier<Consumer<byte[], byte[]>> consumers, LogHandler handler) {
        return new LogFollower(
                "test", consumers, List.of("movies"), handler, PACE, log.nanos::get, (closing, pause) -> {
                    pauses.add(pause);
                    log.pass(pause);
                    return false;
                });
    }

    private void run(LogHandler handler, Runnable... steps) {
        this.steps = steps;
        follower = follower(this::consumer, handler);
        follower.run();
    }

    private Consumer<byte[], byte[]> consumer() {
        if (!faults.isEmpty()) {
            faults.remove(0).run();
        }
        FakeLog.FakeConsumer consumer = log.open();
        consumer.beforePoll = () -> {
            int step = polls.getAndIncrement();
            if (step < steps.length) {
                steps[step].run();
            } else {
                follower.close();
            }
        };
        return consumer;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        keys.add(FakeLog.key(message));
    }

    private Runnable fails(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    private static void passes() {}

    /** Keeps the keys that the log has, as KafkaBasedLog's users do. */
    private static final class KeySet implements Records {
        private final List<String> told = new ArrayList<>();
        private Set<String> known = Set.of();
        private Set<String> seen = new HashSet<>();

        @Override
        public Map<TopicPartition, Long> begin(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
            told.add("begin " + first.get(ZERO) + ".." + ends.get(ZERO));
            seen = new HashSet<>();
            return Map.of();
        }

        @Override
        public void take(ConsumerRecord<byte[], byte[]> message) {
            if (message.value() == null) {
                seen.remove(FakeLog.key(message));
            } else {
                seen.add(FakeLog.key(message));
            }
        }

        @Override
        public void caughtUp() {
            told.add("caught up");
            known = seen;
        }
    }

    @Test
    void followsFromTheBeginningAndKnowsWhenItHasCaughtUp() {
        log.append(ZERO, "a", "1");
        log.mark(ZERO);
        log.batch = 1;
        List<Boolean> caughtUp = new ArrayList<>();
        Runnable look = () -> caughtUp.add(follower.isCaughtUp());

        run((Records) this::take, look, look, look, () -> log.append(ZERO, "b", "1"));

        assertThat(keys).containsExactly("a", "b");
        // The marker is passed by the second poll.
        assertThat(caughtUp).containsExactly(false, false, true);
        assertThat(follower.healthProblem()).isEmpty();
        assertThat(log.last().closed()).isTrue();
    }

    @Test
    void batchesComeAsTheyWerePolled() {
        log.append(ZERO, "a", "1");
        log.append(ZERO, "b", "1");
        List<Integer> sizes = new ArrayList<>();

        run((Batches) messages -> sizes.add(messages.size()), LogFollowerTest::passes, LogFollowerTest::passes);

        assertThat(sizes).containsExactly(2);
    }

    @Test
    void startsWhereTheHandlerSays() {
        log.append(ZERO, "in the snapshot", "1");
        log.append(ZERO, "after it", "1");
        var handler = new Records() {
            @Override
            public Map<TopicPartition, Long> begin(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
                return Map.of(ZERO, 1L);
            }

            @Override
            public void take(ConsumerRecord<byte[], byte[]> message) {
                LogFollowerTest.this.take(message);
            }
        };

        run(handler, LogFollowerTest::passes);

        assertThat(keys).containsExactly("after it");
        assertThat(follower.isCaughtUp()).isTrue();
    }

    @Test
    void afterAFaultItBeginsAnewSoThatWhatIsGoneCanBeDropped() {
        long a = log.append(ZERO, "a", "1");
        log.append(ZERO, "b", "1");
        var set = new KeySet();
        List<Optional<String>> problems = new ArrayList<>();
        List<Set<String>> meanwhile = new ArrayList<>();

        run(
                set,
                LogFollowerTest::passes,
                () -> {
                    // The removal of a was written and compacted away while the broker was out of reach.
                    log.compactAway(ZERO, a);
                    log.last().setPollException(new KafkaException("connection lost"));
                    faults.add(() -> {
                        problems.add(follower.healthProblem());
                        meanwhile.add(set.known);
                        assertThat(follower.isCaughtUp()).isFalse();
                        assertThat(follower.hasEverCaughtUp()).isTrue();
                    });
                },
                LogFollowerTest::passes);

        assertThat(set.told).containsExactly("begin 0..2", "caught up", "begin 0..2", "caught up");
        assertThat(meanwhile).containsExactly(Set.of("a", "b"));
        assertThat(set.known).containsExactly("b");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).hasValueSatisfying(sentence -> assertThat(sentence)
                .contains("movies")
                .contains("trying again")
                .contains("connection lost"));
        assertThat(follower.healthProblem()).isEmpty();
        assertThat(log.opened.get(0).closed()).isTrue();
    }

    @Test
    void pausesGrowWithFaultsInARowAndStartOverAfterASuccess() {
        for (int fault = 0; fault < 4; fault++) {
            faults.add(fails(new KafkaException("no broker")));
        }
        Runnable loseConnection = () -> log.last().setPollException(new KafkaException("connection lost"));

        run((Records) this::take, LogFollowerTest::passes, loseConnection);

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 4L, 1L);
    }

    @Test
    void whateverOpensConsumersMayFailAsABrokerDoes() {
        faults.add(fails(new LogUnavailableException("Could not create missing topics", null)));
        log.append(ZERO, "a", "1");

        run((Records) this::take, LogFollowerTest::passes);

        assertThat(keys).containsExactly("a");
    }

    @Test
    void aRecordThatHasToWaitIsHandedOverAgainAndNothingIsSkipped() {
        log.append(ZERO, "a", "1");
        log.append(ZERO, "b", "1");
        log.append(ZERO, "c", "1");
        var refusals = new AtomicInteger(3);
        List<String> problems = new ArrayList<>();

        run(
                (Records) message -> {
                    if (FakeLog.key(message).equals("b") && refusals.getAndDecrement() > 0) {
                        follower.healthProblem().ifPresent(problems::add);
                        throw new TryAgain("the registry is away", null);
                    }
                    take(message);
                },
                LogFollowerTest::passes);

        assertThat(keys).containsExactly("a", "b", "c");
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L);
        assertThat(problems).hasSize(2).allSatisfy(problem -> assertThat(problem)
                .contains("the registry is away"));
        assertThat(follower.healthProblem()).isEmpty();
        assertThat(log.opened).hasSize(1);
    }

    @Test
    void aDeadLetterThatCannotBeWrittenIsWaitedForToo() {
        log.append(ZERO, "a", "1");
        var refusals = new AtomicInteger(1);

        run(
                (Records) message -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new LogUnavailableException("Could not write to topic movies.dlq", null);
                    }
                    take(message);
                },
                LogFollowerTest::passes);

        assertThat(keys).containsExactly("a");
        assertThat(log.opened).hasSize(1);
    }

    @Test
    void whatTheRegistryThrowsWhileItIsAwayIsWaitedForWithoutTheHandlersHelp() {
        var nobody = new SchemaRegistryClient(new RegistryConfig(Map.of(RegistryConfig.URL, "http://127.0.0.1:1")));
        log.append(ZERO, "a", "1");
        var refusals = new AtomicInteger(1);

        run(
                (Records) message -> {
                    if (refusals.getAndDecrement() > 0) {
                        nobody.schemaOf(1);
                    }
                    take(message);
                },
                LogFollowerTest::passes);

        assertThat(keys).containsExactly("a");
        assertThat(pauses).hasSize(1);
        assertThat(log.opened).hasSize(1);
    }

    @Test
    void closingEndsTheWaitForARecord() {
        log.append(ZERO, "a", "1");
        log.append(ZERO, "b", "1");

        run(
                (Records) message -> {
                    take(message);
                    follower.close();
                    throw new TryAgain("never", null);
                },
                LogFollowerTest::passes);

        assertThat(keys).containsExactly("a");
        assertThat(follower.isCaughtUp()).isFalse();
    }

    @Test
    void aBugInTheHandlerShowsAndIsTriedAgain() {
        log.append(ZERO, "a", "1");
        var bugs = new AtomicInteger(1);
        List<String> problems = new ArrayList<>();
        faults.add(LogFollowerTest::passes);
        faults.add(() -> follower.healthProblem().ifPresent(problems::add));

        run(
                (Records) message -> {
                    if (bugs.getAndDecrement() > 0) {
                        throw new IllegalStateException("a bug");
                    }
                    take(message);
                },
                LogFollowerTest::passes,
                LogFollowerTest::passes);

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem)
                .contains("a bug"));
        assertThat(keys).containsExactly("a");
    }

    @Test
    void aMissingRightIsMetLikeAnOutage() {
        log.append(ZERO, "a", "1");

        run(
                (Records) this::take,
                () -> log.last().setPollException(new AuthorizationException("not allowed")),
                LogFollowerTest::passes);

        assertThat(keys).containsExactly("a");
    }

    @Test
    void aQuietLogIsNoOutage() {
        List<Optional<String>> problems = new ArrayList<>();
        var set = new KeySet();
        Runnable look = () -> {
            problems.add(follower.healthProblem());
            log.pass(Duration.ofMinutes(40));
        };

        run(set, look, look, look);

        assertThat(problems).allMatch(Optional::isEmpty);
        assertThat(set.told).containsExactly("begin 0..0", "caught up");
    }

    @Test
    void anOutageShowsAndAShortOneIsCarriedOnFrom() {
        List<String> problems = new ArrayList<>();
        var set = new KeySet();

        run(
                set,
                LogFollowerTest::passes,
                () -> {
                    log.away = true;
                    log.pass(Duration.ofMinutes(30));
                },
                () -> {
                    follower.healthProblem().ifPresent(problems::add);
                    log.away = false;
                    log.append(ZERO, "a", "1");
                });

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem)
                .contains("movies")
                .contains("has not been reached for 18")
                .contains("check that the broker is up"));
        assertThat(follower.healthProblem()).isEmpty();
        assertThat(set.told).containsExactly("begin 0..0", "caught up");
        assertThat(set.seen).containsExactly("a");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aLongOutageBeginsAnewThoughTheClientNeverFailed() {
        long a = log.append(ZERO, "a", "1");
        var set = new KeySet();

        run(
                set,
                LogFollowerTest::passes,
                () -> {
                    log.away = true;
                    log.pass(Duration.ofDays(8));
                },
                () -> {
                    log.away = false;
                    log.compactAway(ZERO, a);
                    log.append(ZERO, "b", "1");
                },
                LogFollowerTest::passes);

        assertThat(set.told).containsExactly("begin 0..1", "caught up", "begin 0..2", "caught up");
        assertThat(set.known).containsExactly("b");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aMissingTopicIsNamedInHealth() {
        List<String> problems = new ArrayList<>();
        var lost = new LogFollower[1];
        var opened = new AtomicInteger();
        lost[0] = new LogFollower(
                "test",
                () -> {
                    if (opened.getAndIncrement() > 0) {
                        lost[0].healthProblem().ifPresent(problems::add);
                        lost[0].close();
                    }
                    return log.open();
                },
                List.of("nowhere"),
                (Records) this::take,
                PACE,
                log.nanos::get,
                (closing, pause) -> false);

        lost[0].run();

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem)
                .contains("topic nowhere does not exist"));
    }

    @Test
    void onItsOwnThreadItIsClosedFromAnother() throws InterruptedException {
        log.append(ZERO, "a", "1");
        var taken = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        var onItsOwn = new LogFollower("test-follower", log::open, List.of("movies"), (Records) message -> {
            threads.add(Thread.currentThread());
            taken.countDown();
        });

        onItsOwn.start();
        taken.await();
        onItsOwn.close();

        Thread thread = threads.get(0);
        assertThat(thread.getName()).isEqualTo("test-follower");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.isAlive()).isFalse();
        assertThat(log.last().closed()).isTrue();
    }

    @Test
    void closingInterruptsAHandlerThatHangs() throws InterruptedException {
        log.append(ZERO, "a", "1");
        var taken = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var hanging = new LogFollower("test-follower", log::open, List.of("movies"), (Records) message -> {
            taken.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
        });

        hanging.start();
        taken.await();
        hanging.close();

        assertThat(interrupted.getCount()).isZero();
    }
}
