package com.movieconcierge.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One setting of topics that an earlier release of ours created otherwise. What an operator has chosen is neither what that
 * release gave nor changed.
 *
 * @param former what that release gave; empty where it gave nothing
 * @param now what it is to be instead
 */
record FormerSettings(String name, Optional<String> former, String now) {

    /** Of topics with events, those that there are. */
    static Map<String, List<FormerSettings>> ofEvents(Set<String> existing, TopicSettings settings) {
        Map<String, List<FormerSettings>> all = new HashMap<>();
        all.put(
                Topics.USER_ERASURES.name(),
                List.of(new FormerSettings(
                        TopicConfig.RETENTION_MS_CONFIG, Optional.of(millis(Duration.ofDays(365))), "-1")));
        for (Topic<?, ?> topic : Topics.compactedByViewer()) {
            all.put(topic.name(), List.of(tombstones(settings), lag(settings)));
        }
        all.keySet().retainAll(existing);
        return all;
    }

    /** Of the log of a store that names viewers; its tombstones are kept for a day, which is the default of brokers. */
    static List<FormerSettings> ofViewers(TopicSettings settings) {
        return List.of(lag(settings));
    }

    /** Whether a topic has it as it was. */
    boolean isStill(Config config) {
        ConfigEntry entry = config.get(name);
        boolean isOwn = entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
        return (isOwn ? Optional.of(entry.value()) : Optional.<String>empty()).equals(former);
    }

    AlterConfigOp change() {
        return new AlterConfigOp(new ConfigEntry(name, now), AlterConfigOp.OpType.SET);
    }

    private static FormerSettings tombstones(TopicSettings settings) {
        String name = TopicConfig.DELETE_RETENTION_MS_CONFIG;
        return new FormerSettings(
                name,
                Optional.of(millis(Duration.ofDays(7))),
                settings.ofViewers().getOrDefault(name, "-1"));
    }

    private static FormerSettings lag(TopicSettings settings) {
        String name = TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
        return new FormerSettings(name, Optional.empty(), settings.ofViewers().getOrDefault(name, "-1"));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
