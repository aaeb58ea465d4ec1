package com.movieconcierge.standalone.traces;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.evaluation.Stages.Stage;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.WholeReading;
import com.movieconcierge.standalone.traces.Traces.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Every topic of the broker, Kafka's own and those of the stream included, from where each log begins to where it ends; records of
 * transactions that were aborted, or are still open, too. Compressed batches are seen as what is in them.
 */
record TopicScan(KafkaClients clients, Sought sought, Sightings sightings) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** @throws com.movieconcierge.logs.LogUnavailableException when the broker does not answer */
    void run(Stages stages) {
        Map<String, Object> settings =
                clients.reader("traces", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
        try (var brokers = new Brokers(() -> KafkaClients.openAdmin(clients.admin("traces")), PATIENCE)) {
            var topics = new TreeSet<>(brokers.topics());
            Stage stage = stages.begin("Topics", topics.size());
            for (String topic : topics) {
                long records = WholeReading.of(() -> read(topic, settings));
                sightings.lookedAtTopic(records);
                stage.advance(1);
            }
        }
    }

    private long read(String topic, Map<String, Object> settings) {
        sightings.startAnew(Kind.TOPIC, topic);
        look(topic, topic.getBytes(StandardCharsets.UTF_8), () -> "its name");
        try (var reader = new LogReader(() -> KafkaClients.openConsumer(settings), topic)) {
            return reader.toEnd(this::look);
        }
    }

    private void look(ConsumerRecord<byte[], byte[]> record) {
        look(record, "key", record.key());
        look(record, "value", record.value());
        for (Header header : record.headers()) {
            look(record, "name of a header", header.key().getBytes(StandardCharsets.UTF_8));
            look(record, "header " + header.key(), header.value());
        }
    }

    private void look(ConsumerRecord<byte[], byte[]> record, String part, byte @Nullable [] data) {
        look(
                record.topic(),
                data,
                () -> record.topic() + "-" + record.partition() + "@" + record.offset() + " " + part);
    }

    private void look(String topic, byte @Nullable [] data, Supplier<String> where) {
        sought.in(data, (userId, at) -> sightings.note(userId, Kind.TOPIC, topic, where));
    }
}
