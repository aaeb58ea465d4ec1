package com.movieconcierge.logs;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.schemas.FoundTopic;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.TopicSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Questions to the brokers themselves: are they there, are the topics, how far is a group. Every answer comes within the
 * given patience or not at all, and then as {@link LogUnavailableException}. Safe for concurrent use; the admin client is
 * opened by the first question.
 */
public final class Brokers implements AutoCloseable {
    private static final long CREATE_MILLIS = 10_000;
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Lazy<Admin> admin;
    private final Duration patience;

    /**
     * @param admins opens the client, see {@link KafkaClients#admin(String)}; closed with this
     * @param patience the most that one answer may take
     */
    public Brokers(Supplier<Admin> admins, Duration patience) {
        this.admin = new Lazy<>(admins, open -> open.close(CLOSE));
        this.patience = patience;
    }

    /** Creates those of our topics that do not exist yet; takes up to 10 s a step. */
    public void createMissingTopics(TopicSettings settings) {
        try {
            TopicAdmin.createMissing(admin.get(), settings, CREATE_MILLIS);
        } catch (KafkaException e) {
            throw LogUnavailableException.of("Could not create missing topics", e);
        }
    }

    /** How many brokers there are; at least 1. */
    public int nodes() {
        return answer("count the brokers", admin.get().describeCluster().nodes())
                .size();
    }

    /** Whether a broker answers; never throws. */
    public boolean answers() {
        try {
            return nodes() > 0;
        } catch (LogUnavailableException e) {
            return false;
        }
    }

    public String clusterId() {
        return answer("read the cluster id", admin.get().describeCluster().clusterId());
    }

    /** Every topic that there is, Kafka's own included. */
    public Set<String> topics() {
        return answer(
                "list the topics",
                admin.get()
                        .listTopics(new ListTopicsOptions().listInternal(true))
                        .names());
    }

    /** Kafka's ids of topics, by name: a topic that is made anew has another one. Fails when one is missing. */
    public Map<String, String> topicIds(Collection<String> topics) {
        Map<String, String> ids = new HashMap<>();
        answer("describe " + topics, admin.get().describeTopics(topics).allTopicNames())
                .forEach((topic, description) ->
                        ids.put(topic, description.topicId().toString()));
        return ids;
    }

    /** How many partitions topics have, by name. Fails when one is missing. */
    public Map<String, Integer> partitionCounts(Collection<String> topics) {
        Map<String, Integer> counts = new HashMap<>();
        partitions(topics).forEach(partition -> counts.merge(partition.topic(), 1, Integer::sum));
        return counts;
    }

    /** Topics by name. Fails when one is missing. */
    public Map<String, FoundTopic> describe(Collection<String> topics) {
        Map<String, FoundTopic> found;
        try {
            found = TopicAdmin.find(admin.get(), topics, patience.toMillis());
        } catch (KafkaException e) {
            throw LogUnavailableException.of("Could not describe " + topics, e);
        }
        if (!found.keySet().containsAll(topics)) {
            throw new LogUnavailableException(
                    "Could not describe " + topics + ": the broker has only " + found.keySet() + " of them", null);
        }
        return found;
    }

    /** Where each partition begins. */
    public Map<TopicPartition, Long> firstOffsets(Collection<String> topics) {
        return offsets(partitions(topics), OffsetSpec.earliest());
    }

    /** Where these partitions end, records of open transactions included. Fails when one is missing. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(List.copyOf(partitions), OffsetSpec.latest());
    }

    /** Where each partition ends, records of open transactions included. */
    public Map<TopicPartition, Long> endOffsets(Collection<String> topics) {
        return offsets(partitions(topics), OffsetSpec.latest());
    }

    /** Where the log of one key ends, records of open transactions included: the partition that the key is at home on. */
    public LogPosition endOf(Topic<String, ?> topic, String key) {
        List<TopicPartition> all = partitions(List.of(topic.name()));
        int home = HomePartition.of(key.getBytes(StandardCharsets.UTF_8), all.size());
        var partition = new TopicPartition(topic.name(), home);
        Map<TopicPartition, Long> ends = offsets(List.of(partition), OffsetSpec.latest());
        return new LogPosition(home, Objects.requireNonNull(ends.get(partition)));
    }

    /**
     * What a group has still to read of a partition, as far as offsets tell.
     *
     * @param next the offset that it reads next
     * @param end where the partition ends, records of open transactions included
     */
    public record Unread(long next, long end) {
        /** At least 0; the markers of transactions, and what was taken back, count as records. */
        public long size() {
            return Math.max(0, end - next);
        }
    }

    /** How many records a group has still to read, by topic; see {@link #unread} and {@link Unread#size}. */
    public Map<String, Long> lag(String group, Collection<String> topics) {
        Map<String, Long> lag = new HashMap<>();
        unread(group, topics).forEach((partition, range) -> lag.merge(partition.topic(), range.size(), Long::sum));
        return lag;
    }

    /** What a group has still to read. One that does not exist, or has not committed, has all of it to read. */
    public Map<TopicPartition, Unread> unread(String group, Collection<String> topics) {
        // In this order: what is committed meanwhile makes it more than it is, never less.
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        List<TopicPartition> partitions = partitions(topics);
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Unread> unread = new HashMap<>();
        offsets(partitions, OffsetSpec.latest()).forEach((partition, end) -> {
            long start = starts.getOrDefault(partition, 0L);
            OffsetAndMetadata done = committed.get(partition);
            unread.put(partition, new Unread(done == null ? start : Math.max(start, done.offset()), end));
        });
        return unread;
    }

    @Override
    public void close() {
        admin.close();
    }

    private List<TopicPartition> partitions(Collection<String> topics) {
        var descriptions =
                answer("describe " + topics, admin.get().describeTopics(topics).allTopicNames());
        return descriptions.values().stream()
                .flatMap(description -> description.partitions().stream()
                        .map(partition -> new TopicPartition(description.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer("read offsets", admin.get().listOffsets(question).all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /** What a group has committed, by partition; without those of which it has committed nothing. */
    public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        try {
            return answer(
                    "read the offsets of group " + group,
                    admin.get().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (LogUnavailableException e) {
            if (e.isCausedBy(GroupIdNotFoundException.class)) {
                return Map.of();
            }
            throw e;
        }
    }

    private <T> T answer(String doing, KafkaFuture<T> future) {
        return KafkaAnswers.await(doing, future, patience);
    }
}
