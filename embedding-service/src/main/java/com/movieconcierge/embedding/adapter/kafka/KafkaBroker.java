package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.Backlog;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Questions to the broker itself: is it there, are the topics, how far is the group. Safe for concurrent use. */
public final class KafkaBroker implements Backlog, AutoCloseable {
    private static final long TIMEOUT_MILLIS = 3_000;
    private static final long CREATE_TIMEOUT_MILLIS = 10_000;

    private final Lazy<Admin> admin;
    private final String group;
    private final short replicationFactor;

    /** @param group the consumer group whose progress counts */
    public KafkaBroker(Map<String, Object> config, String group, short replicationFactor) {
        this.admin = new Lazy<>(() -> Admin.create(config));
        this.group = group;
        this.replicationFactor = replicationFactor;
    }

    /** @throws TransientFault when the broker does not answer or refuses */
    public void createMissingTopics() {
        try {
            TopicAdmin.createMissing(admin.get(), replicationFactor, CREATE_TIMEOUT_MILLIS);
        } catch (KafkaException e) {
            throw Faults.broker(e);
        }
    }

    /** @throws TransientFault when none answers */
    String clusterId() {
        return answer(admin.get().describeCluster().clusterId());
    }

    /**
     * Kafka's ids of topics, by name: a topic that is made anew has another one.
     *
     * @throws TransientFault when the broker does not answer or lacks one of them
     */
    Map<String, String> topicIds(List<String> topics) {
        Map<String, String> ids = new HashMap<>();
        answer(admin.get().describeTopics(topics).allTopicNames())
                .forEach((topic, description) ->
                        ids.put(topic, description.topicId().toString()));
        return ids;
    }

    @Override
    public long moviesBehind() {
        List<TopicPartition> partitions = partitionsOf(Topics.MOVIES.name());
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
        long behind = 0;
        for (var end : offsets(partitions, OffsetSpec.latest()).entrySet()) {
            long start = starts.getOrDefault(end.getKey(), 0L);
            OffsetAndMetadata done = committed.get(end.getKey());
            behind += end.getValue() - (done == null ? start : Math.max(start, done.offset()));
        }
        return behind;
    }

    private List<TopicPartition> partitionsOf(String topic) {
        var descriptions = answer(admin.get().describeTopics(List.of(topic)).allTopicNames());
        return descriptions.values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.get().listOffsets(question).all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return answer(admin.get().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (TransientFault e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Faults.broker(e);
        } catch (ExecutionException e) {
            throw Faults.broker(e);
        } catch (TimeoutException e) {
            throw new TransientFault("the Kafka broker does not answer within " + TIMEOUT_MILLIS + " ms", e);
        }
    }

    @Override
    public void close() throws Exception {
        admin.close();
    }
}
