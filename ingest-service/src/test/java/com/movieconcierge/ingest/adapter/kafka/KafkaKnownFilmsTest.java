package com.movieconcierge.ingest.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaKnownFilmsTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.MOVIES.name(), 0);

    /** Fault A7: the tombstone of a film was compacted away while the broker was out of reach. */
    @Test
    void aFilmThatIsGoneWhenTheLogIsReadAnewIsForgotten() {
        MockConsumer<byte[], byte[]> before = log("m1", "m2");
        MockConsumer<byte[], byte[]> after = log("m2", "m3");
        Queue<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>(List.of(before, after));
        try (var ids = new KafkaKnownFilms(consumers::remove)) {
            ids.start();
            await().until(() -> ids.contains("m1") && ids.contains("m2") && ids.isCaughtUp());

            before.setPollException(new KafkaException("made up"));

            await().until(() -> !ids.contains("m1"));
            assertThat(ids.contains("m2")).isTrue();
            assertThat(ids.contains("m3")).isTrue();
            assertThat(ids.size()).isEqualTo(2);
        }
    }

    private static MockConsumer<byte[], byte[]> log(String... films) {
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        var node = new Node(0, "localhost", 9);
        consumer.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) films.length));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < films.length; i++) {
                consumer.addRecord(new ConsumerRecord<>(
                        PARTITION.topic(), 0, i, films[i].getBytes(StandardCharsets.UTF_8), new byte[] {1}));
            }
        });
        return consumer;
    }
}
