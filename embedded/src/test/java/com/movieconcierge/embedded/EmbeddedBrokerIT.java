package com.movieconcierge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.TopicSettings;
import com.movieconcierge.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path directory;

    @Test
    void recordsOfACommittedTransactionSurviveARestartOnAnotherPort() throws Exception {
        String cluster;
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(directory, FreePorts.any(1).get(0));
                Admin admin = admin(broker)) {
            TopicAdmin.createMissing(admin, new TopicSettings((short) 1, Duration.ofHours(1)), 30_000);
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .containsAll(
                            Topics.all().stream().map(topic -> topic.name()).toList());
            var features = admin.describeFeatures().featureMetadata().get(30, TimeUnit.SECONDS);
            assertThat(features.finalizedFeatures().get("transaction.version").maxVersionLevel())
                    .as("transaction.version, which exactly-once streams rely on")
                    .isEqualTo((short) 2);
            cluster = admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
            writeInTransaction(broker, "kept");
        }

        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(directory, FreePorts.any(1).get(0));
                Admin admin = admin(broker)) {
            assertThat(admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS))
                    .isEqualTo(cluster);
            assertThat(firstRecord(broker)).isEqualTo("kept");
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void writeInTransaction(EmbeddedBroker broker, String value) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "broker-it");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("personas", "key", value));
            producer.commitTransaction();
        }
    }

    private static String firstRecord(EmbeddedBroker broker) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("personas", 0)));
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.poll(Duration.ofMillis(200)), records -> !records.isEmpty())
                    .iterator()
                    .next()
                    .value();
        }
    }
}
