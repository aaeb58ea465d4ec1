package com.movieconcierge.schemas;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as a broker has it, not as we would have made it.
 *
 * @param id Kafka's: a topic that is made anew has another one
 * @param partitions count; positive
 * @param copies of each partition, the smallest number of all; positive
 * @param config each effective setting, the broker's defaults included
 * @param ownConfig those that were given to this topic
 */
public record FoundTopic(
        String name, String id, int partitions, int copies, Map<String, String> config, Map<String, String> ownConfig) {

    public FoundTopic {
        config = Map.copyOf(config);
        ownConfig = Map.copyOf(ownConfig);
    }

    /** All of whose settings were given to it. */
    public FoundTopic(String name, String id, int partitions, int copies, Map<String, String> config) {
        this(name, id, partitions, copies, config, config);
    }

    /** As it is set, e.g. {@code compact}, or several with commas between. */
    public String cleanupPolicy() {
        return setting(TopicConfig.CLEANUP_POLICY_CONFIG);
    }

    /** How long a tombstone can be read at least. */
    public Duration deleteRetention() {
        return Duration.ofMillis(Long.parseLong(setting(TopicConfig.DELETE_RETENTION_MS_CONFIG)));
    }

    /** Whether all but the newest record of a key are thrown away. */
    boolean compacts() {
        return hasPolicy(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    /** How long a record is kept that compaction leaves alone; {@link Long#MAX_VALUE} for ever. Milliseconds. */
    long keptMillis() {
        return limit(TopicConfig.RETENTION_MS_CONFIG);
    }

    /** How much of a partition is kept; {@link Long#MAX_VALUE} for all. */
    long keptBytes() {
        return limit(TopicConfig.RETENTION_BYTES_CONFIG);
    }

    /** How long a replaced record may be kept before it is taken away; {@link Long#MAX_VALUE} for as long as it happens. */
    long compactionLagMillis() {
        String value = setting(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG);
        return value.isEmpty() ? Long.MAX_VALUE : Long.parseLong(value);
    }

    String setting(String name) {
        return config.getOrDefault(name, "");
    }

    private long limit(String name) {
        String value = setting(name);
        boolean isNone = value.isEmpty() || value.equals("-1") || !hasPolicy(TopicConfig.CLEANUP_POLICY_DELETE);
        return isNone ? Long.MAX_VALUE : Long.parseLong(value);
    }

    private boolean hasPolicy(String policy) {
        return Arrays.asList(cleanupPolicy().split(",")).contains(policy);
    }
}
