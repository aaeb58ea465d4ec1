package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.schemas.HomePartition;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * Where compacted topics, and the logs of the stores, still name some viewers in a record's key: as long as compaction has not
 * taken what was replaced, nor the removal that replaced it. Records of transactions that were aborted count, as they lie in
 * the files too.
 *
 * <p>It reads whole partitions, values included: what a restore of the stores reads.
 */
public final class CompactedTraces {
    private final Function<String, LogReader> readers;
    private final ViewerKeys keys;

    /** @param applicationId of the streams application */
    public CompactedTraces(KafkaClients clients, String applicationId) {
        Map<String, Object> settings = clients.reader(
                applicationId + "-traces", Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
        this.readers = topic -> new LogReader(() -> KafkaClients.openConsumer(settings), topic);
        this.keys = new ViewerKeys(applicationId);
    }

    /**
     * On the partitions that the viewers belong on, which is everywhere unless partitions were added.
     *
     * @return partitions that name some of them, each with whom
     * @throws com.movieconcierge.logs.LogUnavailableException when the broker does not answer
     */
    public Map<TopicPartition, SortedSet<String>> atHome(Collection<String> viewers) {
        return find(Set.copyOf(viewers), true);
    }

    /** As {@link #atHome}, on all partitions. */
    public Map<TopicPartition, SortedSet<String>> everywhere(Collection<String> viewers) {
        return find(Set.copyOf(viewers), false);
    }

    private Map<TopicPartition, SortedSet<String>> find(Set<String> viewers, boolean onlyAtHome) {
        Map<TopicPartition, SortedSet<String>> found = new HashMap<>();
        keys.topics().forEach(topic -> {
            try (LogReader log = readers.apply(topic)) {
                Map<TopicPartition, Long> ends = new HashMap<>(log.endOffsets());
                if (onlyAtHome) {
                    Set<Integer> homes = homes(viewers, ends.size());
                    ends.keySet().removeIf(at -> !homes.contains(at.partition()));
                }
                log.until(ends, () -> {}, record -> {
                    if (record.key() != null && viewers.contains(keys.viewer(record))) {
                        found.computeIfAbsent(new TopicPartition(topic, record.partition()), any -> new TreeSet<>())
                                .add(keys.viewer(record));
                    }
                });
            }
        });
        return found;
    }

    private static Set<Integer> homes(Set<String> viewers, int partitions) {
        return viewers.stream()
                .map(viewer -> HomePartition.of(viewer.getBytes(StandardCharsets.UTF_8), partitions))
                .collect(Collectors.toSet());
    }
}
