package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.recommend.adapter.kafka.SnapshotCheck.LiveTopic;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;

/** What the broker says of the catalogue's topics: as they are, not as we would have made them. */
public final class LiveTopics {
    private static final long TIMEOUT_SECONDS = 10;

    private final Admin admin;

    public LiveTopics(Admin admin) {
        this.admin = admin;
    }

    /** @throws KafkaException when no broker answers */
    String clusterId() {
        return answer(admin.describeCluster().clusterId());
    }

    /**
     * The topics of these partitions, by name.
     *
     * @throws KafkaException when no broker answers
     */
    Map<String, LiveTopic> describe(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        List<ConfigResource> resources = CatalogueRecords.TOPICS.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Config> configs =
                answer(admin.describeConfigs(resources).all());
        Map<String, LiveTopic> live = new HashMap<>();
        answer(admin.describeTopics(CatalogueRecords.TOPICS).allTopicNames()).forEach((topic, description) -> {
            Config config = Objects.requireNonNull(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
            live.put(
                    topic,
                    new LiveTopic(
                            description.topicId().toString(),
                            byPartition(topic, first),
                            byPartition(topic, ends),
                            value(config, TopicConfig.CLEANUP_POLICY_CONFIG),
                            Duration.ofMillis(Long.parseLong(value(config, TopicConfig.DELETE_RETENTION_MS_CONFIG)))));
        });
        return live;
    }

    private static String value(Config config, String name) {
        return config.get(name).value();
    }

    private static List<Long> byPartition(String topic, Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(topic))
                .sorted(Comparator.comparingInt(offset -> offset.getKey().partition()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker does not describe the catalogue's topics: " + e.getMessage(), e);
        }
    }
}
