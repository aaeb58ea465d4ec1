package com.movieconcierge.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Holds topics as they are against what the product needs, and says what is wrong in sentences for whoever runs the broker.
 * Wrong is what loses records or parts what belongs together; what keeps more, or longer, than we would is only different.
 */
public final class TopicCheck {
    private static final long FOREVER = Long.MAX_VALUE;

    private TopicCheck() {}

    /**
     * What a topic's cleanup would lose, and how to mend it; empty when nothing.
     *
     * @param needed the settings that the topic would have been created with; see {@link Topic#config}
     */
    public static Optional<String> cleanupFault(FoundTopic topic, Map<String, String> needed) {
        FoundTopic wanted = new FoundTopic(topic.name(), topic.id(), topic.partitions(), topic.copies(), needed);
        if (topic.compacts() && !wanted.compacts()) {
            return Optional.of(fault(
                    topic,
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    needed,
                    "of each key all records but the newest are thrown away"));
        }
        if (topic.keptMillis() < wanted.keptMillis()) {
            return Optional.of(fault(
                    topic, settingOfAge(wanted), needed, "records are thrown away by their age that are still needed"));
        }
        if (topic.keptBytes() < wanted.keptBytes()) {
            return Optional.of(fault(
                    topic,
                    wanted.compacts() ? TopicConfig.CLEANUP_POLICY_CONFIG : TopicConfig.RETENTION_BYTES_CONFIG,
                    needed,
                    "records are thrown away for want of space that are still needed"));
        }
        return Optional.empty();
    }

    /**
     * Whether topics that one task reads and writes have the same number of partitions; a sentence when not.
     *
     * @param what they have in common, e.g. {@code keyed by viewer}
     */
    public static Optional<String> countFault(String what, Collection<FoundTopic> topics) {
        Map<Integer, List<String>> byCount = topics.stream()
                .collect(Collectors.groupingBy(
                        FoundTopic::partitions,
                        TreeMap::new,
                        Collectors.mapping(FoundTopic::name, Collectors.toList())));
        if (byCount.size() < 2) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        byCount.forEach((count, names) ->
                found.add(count + " of " + names.stream().sorted().collect(Collectors.joining(", "))));
        int most = byCount.keySet().stream().mapToInt(count -> count).max().orElseThrow();
        return Optional.of(
                "topics " + what + " need one number of partitions, and there are " + String.join("; ", found)
                        + ": stop every profile-service and run the migration to " + most
                        + " partitions (./concierge repartition; docs/partitions.md)");
    }

    /** A sentence for the topics that have fewer copies than a topic created now would have; empty when none. */
    public static Optional<String> fewerCopies(Collection<FoundTopic> topics, int wanted) {
        List<String> names = topics.stream()
                .filter(topic -> topic.copies() < wanted)
                .map(FoundTopic::name)
                .sorted()
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("fewer copies than KAFKA_REPLICATION_FACTOR=" + wanted + " of " + String.join(", ", names)
                        + ": add them with kafka-reassign-partitions.sh");
    }

    /** A sentence for the topics that keep what was replaced or removed for longer than asked for; empty when none. */
    public static Optional<String> forgetLater(Collection<FoundTopic> topics, Duration lag) {
        List<String> names = topics.stream()
                .filter(topic -> topic.compactionLagMillis() > lag.toMillis())
                .map(FoundTopic::name)
                .sorted()
                .toList();
        String right = TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG + "=" + lag.toMillis();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("whoever was forgotten stays longer than KAFKA_COMPACTION_LAG=" + lag + " on "
                        + String.join(", ", names) + ": set " + right
                        + " with kafka-configs.sh, or the variable higher");
    }

    /** A sentence for a topic whose records may lie on other partitions than they would be looked for; empty when as made. */
    public static Optional<String> otherCount(FoundTopic topic, int made) {
        return topic.partitions() == made
                ? Optional.empty()
                : Optional.of("topic " + topic.name() + " has " + topic.partitions() + " partitions where " + made
                        + " are made: right if it was created so; if it has grown, what was written before may be read"
                        + " beside what replaced it");
    }

    private static String settingOfAge(FoundTopic wanted) {
        return wanted.keptMillis() == FOREVER && wanted.compacts()
                ? TopicConfig.CLEANUP_POLICY_CONFIG
                : TopicConfig.RETENTION_MS_CONFIG;
    }

    private static String fault(FoundTopic topic, String setting, Map<String, String> needed, String harm) {
        String right = setting + "=" + needed.getOrDefault(setting, "-1");
        return "topic " + topic.name() + " has " + setting + "=" + topic.setting(setting) + " where " + right
                + " is needed, else " + harm + ": run kafka-configs.sh --alter --topic " + topic.name()
                + " --add-config "
                + right;
    }
}
