package com.movieconcierge.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.profile.adapter.kafka.forgetting.CompactedTraces;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topics;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What is left on disk of a viewer whom the stream has forgotten: in the stores, and on compacted topics. */
class ForgottenOnDiskIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int PARTITIONS = Topics.RATINGS.partitions();
    private static final String GONE = "gone-viewer";
    private static final String STAYS = IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "stays-" + i)
            .filter(other -> home(other) == home(GONE))
            .findFirst()
            .orElseThrow();

    @TempDir
    Path directory;

    private OwnParts parts;
    private ConfigurableApplicationContext service;
    private CompactedTraces traces;

    @BeforeEach
    void start() {
        parts = new OwnParts(directory);
        service = parts.startService();
        traces = new CompactedTraces(new KafkaClients(parts.clients()), "profile-service");
    }

    @AfterEach
    void stop() {
        service.close();
        parts.close();
    }

    @Test
    void storesForgetWithinSecondsAndTopicsAsSoonAsTheyAreCompacted() {
        for (String film : List.of("heat", "ronin")) {
            parts.send(Topics.MOVIE_DNA, film, Samples.dna(film, "1"));
            parts.send(Topics.RATINGS, GONE, Samples.rating(GONE, film, 5.0, 1));
            parts.send(Topics.RATINGS, STAYS, Samples.rating(STAYS, film, 4.0, 1));
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(topicsThatNameGone())
                .contains(
                        "profile-service-ratings-by-viewer-changelog",
                        "profile-service-tastes-changelog",
                        "profile-service-viewers-by-film-changelog",
                        "user-profiles"));
        restart();
        assertThat(storesThatName(GONE)).contains("ratings-by-viewer", "tastes", "viewers-by-film");

        parts.send(
                Topics.USER_ERASURES,
                GONE,
                Erasure.newBuilder()
                        .setUserId(GONE)
                        .setRequestedAt(Instant.now())
                        .build());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(storesThatName(GONE)).isEmpty());
        assertThat(storesThatName(STAYS)).contains("ratings-by-viewer", "tastes", "viewers-by-film");
        assertThat(topicsThatNameGone()).contains("profile-service-tastes-changelog", "user-profiles");
        assertThat(traces.everywhere(List.of(GONE))).isEqualTo(traces.atHome(List.of(GONE)));

        compactAtOnce(topicsThatNameGone());
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            var left = traces.everywhere(List.of(GONE));
            nudge(left.keySet());
            assertThat(left).isEmpty();
        });
        assertThat(traces.atHome(List.of(STAYS))).isNotEmpty();
    }

    private void restart() {
        service.close();
        service = parts.startService();
    }

    /** Only what is appended ends the segment before it, which can be compacted then; an aborted transaction leaves nothing else. */
    private void nudge(Collection<TopicPartition> partitions) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", parts.servers.bootstrapServers(), "transactional.id", "nudge"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            partitions.forEach(at -> producer.send(new ProducerRecord<>(at.topic(), at.partition(), "nudge", "nudge")));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private Collection<String> topicsThatNameGone() {
        return traces.atHome(List.of(GONE)).keySet().stream()
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    private void compactAtOnce(Collection<String> topics) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = topics.stream()
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        topic -> Stream.of("max.compaction.lag.ms", "segment.ms", "delete.retention.ms")
                                .map(name -> new AlterConfigOp(new ConfigEntry(name, "100"), AlterConfigOp.OpType.SET))
                                .toList()));
        try {
            parts.admin.incrementalAlterConfigs(changes).all().get();
        } catch (Exception e) { // of the future, for which a test has no use
            throw new IllegalStateException(e);
        }
    }

    /** Of all tasks. */
    private Collection<String> storesThatName(String viewer) {
        Map<String, File> found = new TreeMap<>();
        collect(parts.streams().toFile(), viewer, found);
        return found.keySet();
    }

    /** Files come and go meanwhile. */
    private static void collect(File folder, String viewer, Map<String, File> found) {
        for (File file : Objects.requireNonNullElse(folder.listFiles(), new File[0])) {
            if (file.isDirectory()) {
                collect(file, viewer, found);
            } else if (FileBytes.name(file.toPath(), viewer)) {
                found.put(folder.getName(), file);
            }
        }
    }

    private static int home(String viewer) {
        return HomePartition.of(viewer.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }
}
