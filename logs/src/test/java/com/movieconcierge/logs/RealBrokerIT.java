package com.movieconcierge.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.FoundTopic;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.RealPartsExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The room against a real broker: what a mock only claims of positions, markers, groups and sizes. */
@ExtendWith(RealPartsExtension.class)
class RealBrokerIT {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClients clients =
            new KafkaClients(Map.of("bootstrap.servers", RealParts.get().bootstrapServers()));
    private final String topic = RealParts.unique("log");
    private final TopicPartition zero = new TopicPartition(topic, 0);

    @BeforeEach
    void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = RealParts.get().admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1), new NewTopic(topic + ".dlq", 1, (short) 1)))
                    .all()
                    .get();
        }
        // Known to the clients' metadata, not only to the controller.
        try (Brokers brokers = brokers()) {
            await().atMost(PATIENCE)
                    .ignoreException(LogUnavailableException.class)
                    .until(() ->
                            brokers.endOffsets(List.of(topic, topic + ".dlq")).size() == 3);
        }
    }

    private Brokers brokers() {
        return new Brokers(() -> KafkaClients.openAdmin(clients.admin("test-admin")), Duration.ofSeconds(10));
    }

    private Consumer<byte[], byte[]> reading() {
        return KafkaClients.openConsumer(clients.reader("test-reader"));
    }

    private ProducerRecord<byte[], byte[]> message(int partition, String key) {
        return new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), new byte[] {1});
    }

    /** One transaction, so that a marker follows the records. */
    private void writeInTransaction(boolean commit, String... keys) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", RealParts.get().bootstrapServers(), "transactional.id", RealParts.unique("tx"));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String key : keys) {
                producer.send(message(0, key));
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private void write(String... keys) {
        try (var writer = new LogWriter(() -> KafkaClients.openProducer(clients.single("test-writer")))) {
            for (String key : keys) {
                writer.send(message(0, key)).join();
            }
        }
    }

    @Test
    void aTopicThatEndsInMarkersIsReadToItsEnd() {
        writeInTransaction(true, "a", "b");
        writeInTransaction(false, "undone");
        List<String> keys = new ArrayList<>();
        try (var reader = new LogReader(this::reading, topic)) {
            assertThat(reader.toEnd(message -> keys.add(FakeLog.key(message)))).isEqualTo(2);
            assertThat(reader.position(zero)).isEqualTo(5);
            assertThat(reader.endOffsets()).containsEntry(zero, 5L);
            assertThat(reader.at(zero, 1)).map(FakeLog::key).hasValue("b");
            assertThat(reader.at(zero, 2)).as("the marker").isEmpty();

            write("c");
            await().atMost(PATIENCE).until(() -> {
                reader.arrived(message -> keys.add(FakeLog.key(message)));
                return keys.size() == 3;
            });
        }
        assertThat(keys).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsDeletedWhileItIsReadIsNoticedAndTheNextReadingIsOfWhatIsLeft() {
        write("a", "forgotten", "b", "a copy", "b copy");
        List<String> keys = new ArrayList<>();
        Map<String, Object> oneByOne = clients.reader("test-reader", Map.of("max.poll.records", 1));
        try (Admin admin = RealParts.get().admin();
                var reader = new LogReader(() -> KafkaClients.openConsumer(oneByOne), topic)) {
            Map<TopicPartition, Long> ends = reader.endOffsets();
            admin.deleteRecords(Map.of(zero, RecordsToDelete.beforeOffset(3)))
                    .lowWatermarks()
                    .get(zero)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            assertThatExceptionOfType(LogRewrittenException.class)
                    .isThrownBy(() -> reader.until(ends, () -> {}, message -> keys.add(FakeLog.key(message))))
                    .withMessage("Topic " + topic + " was rewritten while it was read, at {" + zero
                            + "=0}: read it again from its beginning");
            assertThat(keys).isEmpty();

            reader.toEnd(message -> keys.add(FakeLog.key(message)));
            assertThat(keys).containsExactly("a copy", "b copy");
        }
    }

    @Test
    void aMissingTopicIsNamedAtOnce() {
        try (var reader = new LogReader(this::reading, "nowhere-" + topic)) {
            assertThatExceptionOfType(LogUnavailableException.class)
                    .isThrownBy(() -> reader.toEnd(message -> {}))
                    .withMessageContaining("Topic nowhere-" + topic + " does not exist");
        }
    }

    @Test
    void aFollowerCatchesUpAndGoesOn() {
        writeInTransaction(true, "a");
        var keys = new CopyOnWriteArrayList<String>();
        try (var follower = new LogFollower("test-follower", this::reading, List.of(topic), (LogHandler.Records)
                message -> keys.add(FakeLog.key(message)))) {
            follower.start();
            await().atMost(PATIENCE).until(follower::isCaughtUp);
            assertThat(keys).containsExactly("a");

            write("b");
            await().atMost(PATIENCE).until(() -> keys.size() == 2);
            assertThat(follower.healthProblem()).isEmpty();
        }
    }

    @Test
    void aGroupGoesOnWhereItCommittedAndItsLagIsKnown() {
        write("a", "b", "c");
        String group = RealParts.unique("group");
        try (Brokers brokers = brokers();
                var reader = new GroupReader(
                        () -> KafkaClients.openConsumer(clients.group("test-group", group, 2)), topic)) {
            assertThat(brokers.lag(group, List.of(topic))).containsEntry(topic, 3L);

            assertThat(pollSome(reader)).containsExactly("a", "b");
            reader.rewind();
            assertThat(pollSome(reader)).containsExactly("a", "b");
            assertThat(reader.commit("model 1")).isTrue();
            assertThat(brokers.lag(group, List.of(topic))).containsEntry(topic, 1L);

            reader.close();
            assertThat(pollSome(reader)).containsExactly("c");
            assertThat(reader.isAtEnd()).isTrue();
            assertThat(reader.startAgainUnless("model 1")).isFalse();
            assertThat(reader.startAgainUnless("model 2")).isTrue();
            assertThat(pollSome(reader)).containsExactly("a", "b");
        }
    }

    private static List<String> pollSome(GroupReader reader) {
        List<String> keys = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            reader.poll(WAIT).forEach(message -> keys.add(FakeLog.key(message)));
            return !keys.isEmpty();
        });
        return keys;
    }

    @Test
    void whatIsLargerThanTheBrokerTakesIsSetAsideCutAndSaysSo() {
        byte[] large = new byte[3 << 20];
        var source = new org.apache.kafka.clients.consumer.ConsumerRecord<>(topic, 0, 0, new byte[] {7}, large);
        try (var writer = new LogWriter(() -> KafkaClients.openProducer(clients.durable("test-letters")));
                var reader = new LogReader(this::reading, topic + ".dlq")) {
            new DeadLetterWriter(writer, "test").setAsideAndWait(source, "is too much", new IllegalStateException("x"));

            List<String> letters = new ArrayList<>();
            reader.toEnd(letter -> letters.add(DeadLetter.text(letter.headers(), DeadLetter.REASON) + ", cut: "
                    + DeadLetter.text(letter.headers(), DeadLetter.CUT)));
            assertThat(letters)
                    .singleElement()
                    .asString()
                    .startsWith("is too much, cut: value " + large.length + " bytes, sha-256 ");
        }
    }

    @Test
    void theBrokerIsAskedAboutItself() {
        writeInTransaction(true, "a");
        try (Brokers brokers = brokers()) {
            brokers.createMissingTopics(new TopicSettings((short) 1, Duration.ofHours(1)));
            assertThat(brokers.answers()).isTrue();
            assertThat(brokers.nodes()).isEqualTo(1);
            assertThat(brokers.clusterId()).isNotBlank();
            assertThat(brokers.firstOffsets(List.of(topic))).containsEntry(zero, 0L);
            assertThat(brokers.endOffsets(List.of(topic))).containsEntry(zero, 2L);

            String movies = Topics.MOVIES.name();
            FoundTopic live = brokers.describe(List.of(movies)).get(movies);
            assertThat(live.cleanupPolicy()).isEqualTo("compact");
            assertThat(live.deleteRetention()).isEqualTo(Duration.ofDays(7));
            assertThat(live.id()).isEqualTo(brokers.topicIds(List.of(movies)).get(movies));
            assertThatExceptionOfType(LogUnavailableException.class)
                    .isThrownBy(() -> brokers.topicIds(List.of("nowhere-" + topic)))
                    .withMessageContaining("nowhere-" + topic);
        }
    }

    @Test
    void manyRecordsAreReadInWholeFromEveryPartition() {
        try (var writer = new LogWriter(() -> KafkaClients.openProducer(clients.batching("test-writer")));
                var reader = new LogReader(this::reading, topic)) {
            IntStream.range(0, 2_000)
                    .mapToObj(film -> writer.send(message(film % 2, "film-" + film)))
                    .toList()
                    .forEach(java.util.concurrent.CompletableFuture::join);

            List<String> keys = new ArrayList<>();
            assertThat(reader.toEnd(message -> keys.add(FakeLog.key(message)))).isEqualTo(2_000);
            assertThat(keys).doesNotHaveDuplicates();
        }
    }
}
