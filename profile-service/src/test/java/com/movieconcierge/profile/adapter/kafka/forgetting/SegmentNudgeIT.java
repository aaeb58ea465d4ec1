package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedded.EmbeddedBroker;
import com.movieconcierge.embedded.FreePorts;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.profile.adapter.kafka.forgetting.SegmentNudge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, whose files are looked at. */
class SegmentNudgeIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TOPIC = "nudged";

    @TempDir
    Path directory;

    @Test
    void aSegmentThatIsOldEnoughIsFinishedAndReadersSeeNothingOfIt() throws Exception {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(directory, FreePorts.any(1).get(0))) {
            var clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()));
            create(clients);
            long anHourAgo = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
            try (var writer = new LogWriter(() -> KafkaClients.openProducer(clients.durable("test")))) {
                for (int partition = 0; partition < 2; partition++) {
                    writer.send(new ProducerRecord<>(TOPIC, partition, anHourAgo, bytes("film"), bytes("1")))
                            .join();
                }
            }
            assertThat(segments(0)).hasSize(1);

            var nudge = new SegmentNudge(clients, "test-nudge");
            nudge.nudge(List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1)));

            assertThat(segments(0)).hasSize(2);
            assertThat(segments(1)).hasSize(2);
            // What is young stays as it is.
            nudge.nudge(List.of(new TopicPartition(TOPIC, 0)));
            assertThat(segments(0)).hasSize(2);
            List<String> keys = new ArrayList<>();
            try (var reader = new LogReader(() -> KafkaClients.openConsumer(clients.reader("test")), TOPIC)) {
                reader.toEnd(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
            }
            assertThat(keys).containsExactly("film", "film");
        }
    }

    private static void create(KafkaClients clients) throws Exception {
        try (Admin admin = KafkaClients.openAdmin(clients.admin("test"))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "600000"))))
                    .all()
                    .get();
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> admin.describeTopics(List.of(TOPIC))
                                    .allTopicNames()
                                    .get()
                                    .get(TOPIC)
                                    .partitions()
                                    .size()
                            == 2);
        }
    }

    private List<Path> segments(int partition) throws IOException {
        try (var files = Files.list(directory.resolve(TOPIC + "-" + partition))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
