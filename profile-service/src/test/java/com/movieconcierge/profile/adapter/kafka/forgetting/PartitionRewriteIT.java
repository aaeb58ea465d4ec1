package com.movieconcierge.profile.adapter.kafka.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.testkit.RealParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, whose files are looked at. */
class PartitionRewriteIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FORGOTTEN = "forget-me-for-good";
    private static final Redaction DROPS = record -> OwnBroker.key(record).equals(FORGOTTEN);

    @TempDir
    static Path directory;

    private static OwnBroker broker;

    private final String topic = RealParts.unique("log");
    private final TopicPartition zero = new TopicPartition(topic, 0);

    @BeforeAll
    static void start() {
        broker = new OwnBroker(directory);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void whatGoesIsGoneFromTheFilesAndWhatStaysIsThereOnceAndCountsWhereItWas() throws Exception {
        create(1, Map.of("file.delete.delay.ms", "0"));
        List<String> keys = mixed(2_500);
        long time = 1_700_000_000_000L;
        try (Producer<byte[], byte[]> producer = broker.producer()) {
            for (int i = 0; i < keys.size(); i++) {
                var record = OwnBroker.record(zero, keys.get(i));
                producer.send(new ProducerRecord<>(
                        topic,
                        0,
                        time + i,
                        record.key(),
                        record.value(),
                        new RecordHeaders().add("n", OwnBroker.bytes("" + i))));
            }
        }
        assertThat(broker.hasBytes(zero, FORGOTTEN)).isTrue();

        Rewritten rewritten = rewrite(RewriteWatch.NONE);

        assertThat(rewritten.scanned()).isEqualTo(2_500);
        assertThat(rewritten.dropped()).isEqualTo(250);
        assertThat(rewritten.copied()).isEqualTo(2_250);
        assertThat(rewritten.again()).isFalse();
        assertThat(rewritten.logStart()).isEqualTo(rewritten.boundary()).isGreaterThan(2_500);
        List<ConsumerRecord<byte[], byte[]>> left = broker.read(topic);
        assertThat(left).extracting(this::firstOffset).containsExactlyElementsOf(kept(keys));
        assertThat(left).allSatisfy(record -> {
            assertThat(record.timestamp()).isEqualTo(time + firstOffset(record));
            assertThat(new String(record.headers().lastHeader("n").value())).isEqualTo("" + firstOffset(record));
            assertThat(record.value())
                    .isEqualTo(OwnBroker.record(zero, OwnBroker.key(record)).value());
        });
        assertThat(ownSegmentBytes()).isEmpty();

        // A broker that starts looks 30 s later what to delete.
        broker.restart();
        await().atMost(LIMIT).until(() -> !broker.hasBytes(zero, FORGOTTEN));
        assertThat(broker.read(topic)).extracting(this::firstOffset).containsExactlyElementsOf(kept(keys));
        assertThat(rewrite(RewriteWatch.NONE).changed()).isFalse();
    }

    @Test
    void aRewriteThatCrashedIsCarriedOnAndNothingIsThereTwice() throws Exception {
        create(1, Map.of());
        List<String> keys = mixed(5_000);
        broker.write(zero, keys);

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> rewrite(crashAfter(2_000)));
        assertThat(ends().first()).as("nothing is deleted").isZero();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> rewrite(crashAfter(3_500)));
        Rewritten rewritten = rewrite(RewriteWatch.NONE);

        assertThat(rewritten.logStart()).isEqualTo(rewritten.boundary());
        assertThat(broker.read(topic)).extracting(this::firstOffset).containsExactlyInAnyOrderElementsOf(kept(keys));
        assertThat(rewrite(RewriteWatch.NONE).changed()).isFalse();
    }

    @Test
    void whatWasRewrittenIsRewrittenOnceMoreAndStillCountsWhereItWasFirst() throws Exception {
        create(1, Map.of());
        List<String> keys = mixed(300);
        broker.write(zero, keys);
        rewrite(RewriteWatch.NONE);

        rewriting(RewriteWatch.NONE)
                .rewrite(zero, record -> OwnBroker.key(record).equals("viewer-1"), Optional.empty());

        assertThat(broker.read(topic))
                .extracting(this::firstOffset)
                .containsExactlyElementsOf(kept(keys).stream()
                        .filter(offset -> !keys.get(offset.intValue()).equals("viewer-1"))
                        .toList());
    }

    @Test
    void nothingIsLostWhileOthersWriteToIt() throws Exception {
        create(2, Map.of());
        var one = new TopicPartition(topic, 1);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var stop = new AtomicBoolean();
        List<Thread> writers = List.of(
                new Thread(() -> writeUntil(stop, acknowledged, "plain"), "plain"),
                new Thread(() -> writeInTransactionsUntil(stop, acknowledged), "transactions"));
        writers.forEach(Thread::start);
        try {
            for (int round = 1; round <= 3; round++) {
                int enough = round * 2_000;
                await().atMost(LIMIT).until(() -> acknowledged.size() > enough);
                assertThat(rewrite(RewriteWatch.NONE).copied()).isPositive();
                rewriting(RewriteWatch.NONE).rewrite(one, DROPS, Optional.empty());
            }
        } finally {
            stop.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        await().atMost(LIMIT)
                .until(() -> !rewrite(RewriteWatch.NONE).changed()
                        && !rewriting(RewriteWatch.NONE)
                                .rewrite(one, DROPS, Optional.empty())
                                .changed());
        List<String> left =
                broker.read(topic).stream().map(OwnBroker::key).sorted().toList();
        assertThat(left.equals(acknowledged.stream().sorted().toList()))
                .as("%d records of %d that were acknowledged", left.size(), acknowledged.size())
                .isTrue();
    }

    @Test
    void aProcessThatAnotherHasTakenOverFromDeletesNothing() throws Exception {
        create(1, Map.of());
        List<String> keys = mixed(3_000);
        broker.write(zero, keys);
        var taken = new AtomicBoolean();
        var second = new ArrayList<Rewritten>();
        RewriteWatch takenOver = new RewriteWatch() {
            @Override
            public void copied(TopicPartition partition, long next, long boundary) {
                if (taken.compareAndSet(false, true)) {
                    second.add(rewrite(RewriteWatch.NONE));
                }
            }
        };

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> rewrite(takenOver))
                .withMessage("Another process rewrites " + zero + " now; this one has ended and deletes nothing");

        assertThat(second).singleElement().satisfies(done -> assertThat(done.logStart())
                .isEqualTo(ends().first()));
        assertThat(broker.read(topic)).extracting(this::firstOffset).containsExactlyInAnyOrderElementsOf(kept(keys));
    }

    @Test
    void aSuccessorThatHasOnlyBegunStopsTheOlderOne() throws Exception {
        create(1, Map.of());
        List<String> keys = mixed(1_500);
        broker.write(zero, keys);
        RewriteWatch takenOver = new RewriteWatch() {
            @Override
            public void copied(TopicPartition partition, long next, long boundary) {
                assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> rewrite(crashAfter(1)));
            }
        };

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> rewrite(takenOver))
                .withMessage("Another process rewrites " + zero + " now; this one has ended and deletes nothing");

        assertThat(ends().first()).isZero();
        rewrite(RewriteWatch.NONE);
        assertThat(broker.read(topic)).extracting(this::firstOffset).containsExactlyInAnyOrderElementsOf(kept(keys));
    }

    @Test
    void nothingIsDeletedThatTheStreamHasNotReadAndStraysAreLeftToIt() throws Exception {
        create(2, Map.of());
        List<String> all = mixed(200);
        broker.write(zero, all);
        List<String> atHome = all.stream()
                .filter(key -> HomePartition.of(OwnBroker.bytes(key), 2) == 0)
                .filter(key -> !key.equals(FORGOTTEN))
                .toList();
        assertThat(atHome).isNotEmpty().hasSizeLessThan(180);
        var standing =
                new PartitionRewrite(broker.admin, broker.clients, "test", Duration.ofSeconds(2), RewriteWatch.NONE);

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> standing.rewrite(zero, DROPS, Optional.of(partition -> 150)))
                .withMessageContaining("The rewrite of " + zero + " waits for the stream")
                .withMessageContaining("It has stood at offset 150 for 2 s");
        assertThat(ends().first()).isZero();
        Rewritten rewritten = standing.rewrite(zero, DROPS, Optional.of(partition -> ends().stableEnd()));

        assertThat(rewritten.logStart()).isEqualTo(rewritten.boundary());
        assertThat(broker.read(topic)).extracting(OwnBroker::key).containsExactlyElementsOf(atHome);
    }

    @Test
    void whoClaimsThatARecordWasCopiedKeepsNothingFromBeingCopied() throws Exception {
        create(1, Map.of());
        List<String> keys = mixed(100);
        broker.write(zero, keys);
        var headers = new RecordHeaders();
        CopiedRecord.mark(headers, new LogPosition(0, 99));
        var claim = OwnBroker.record(zero, "claims");
        try (Producer<byte[], byte[]> producer = broker.producer()) {
            producer.send(new ProducerRecord<>(topic, 0, null, claim.key(), claim.value(), headers));
        }

        rewrite(RewriteWatch.NONE);

        assertThat(broker.read(topic))
                .extracting(OwnBroker::key)
                .containsExactlyElementsOf(Stream.concat(keys.stream(), Stream.of("claims"))
                        .filter(key -> !key.equals(FORGOTTEN))
                        .toList());
    }

    @Test
    void theSizeOfFilesThatACrashHasLeftSmallIsRestored() throws Exception {
        create(2, Map.of("segment.bytes", "52428800"));
        var patience = new Patience(PATIENCE, () -> {});
        var ledger = new CopyLedger(broker.admin, "test-forgetting", new TopicPartition(topic, 1), patience);
        var size = new SegmentSize(broker.admin, topic, ledger, patience);
        size.shrink();
        assertThat(ownSegmentBytes()).hasValue("1100007");
        size.shrink();

        assertThat(rewrite(RewriteWatch.NONE).changed()).isFalse();

        await().atMost(LIMIT).until(() -> ownSegmentBytes().equals(Optional.of("52428800")));
        assertThat(ledger.rememberedSegmentBytes()).isEmpty();
    }

    private void create(int partitions, Map<String, String> settings) throws Exception {
        broker.create(topic, partitions, settings);
    }

    private Rewritten rewrite(RewriteWatch watch) {
        return rewriting(watch).rewrite(zero, DROPS, Optional.empty());
    }

    private static PartitionRewrite rewriting(RewriteWatch watch) {
        return new PartitionRewrite(broker.admin, broker.clients, "test", PATIENCE, watch);
    }

    private PartitionEnds ends() {
        return new PartitionEnds(broker.admin, zero, new Patience(PATIENCE, () -> {}));
    }

    private static RewriteWatch crashAfter(long offset) {
        return new RewriteWatch() {
            @Override
            public void copied(TopicPartition partition, long next, long boundary) {
                if (next >= offset) {
                    throw new CancellationException("crashed");
                }
            }
        };
    }

    /** One in ten is to go. */
    private static List<String> mixed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 10 == 3 ? FORGOTTEN : "viewer-" + i % 97)
                .toList();
    }

    /** The offsets of what stays, of a log that begins with these. */
    private static List<Long> kept(List<String> keys) {
        return IntStream.range(0, keys.size())
                .filter(i -> !keys.get(i).equals(FORGOTTEN))
                .mapToObj(i -> (long) i)
                .collect(Collectors.toList());
    }

    private long firstOffset(ConsumerRecord<byte[], byte[]> record) {
        return CopiedRecord.placeOf(record.headers(), record.partition(), record.offset())
                .offset();
    }

    private void writeUntil(AtomicBoolean stop, Set<String> acknowledged, String name) {
        try (Producer<byte[], byte[]> producer = broker.producer()) {
            for (int i = 0; !stop.get(); i++) {
                String key = i % 7 == 3 ? FORGOTTEN : name + "-" + i;
                producer.send(OwnBroker.record(new TopicPartition(topic, i % 2), key), (written, failure) -> {
                    if (failure == null && !key.equals(FORGOTTEN)) {
                        acknowledged.add(key);
                    }
                });
                if (i % 10 == 0) {
                    producer.flush();
                }
            }
        }
    }

    private void writeInTransactionsUntil(AtomicBoolean stop, Set<String> acknowledged) {
        try (Producer<byte[], byte[]> producer = broker.transactional(topic + "-writer")) {
            for (int transaction = 0; !stop.get(); transaction++) {
                List<String> keys = new ArrayList<>();
                producer.beginTransaction();
                for (int i = 0; i < 20; i++) {
                    String key = "transaction-" + transaction + "-" + i;
                    keys.add(key);
                    producer.send(OwnBroker.record(new TopicPartition(topic, i % 2), key));
                }
                if (transaction % 3 == 0) {
                    producer.flush();
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                    acknowledged.addAll(keys);
                }
            }
        }
    }

    private Optional<String> ownSegmentBytes() throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return broker.admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                .filter(entry -> entry.name().equals("segment.bytes"))
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .map(entry -> entry.value())
                .findFirst();
    }
}
