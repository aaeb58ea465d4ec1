package com.movieconcierge.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What of topics is for operators to say, when they are created.
 *
 * @param replicationFactor copies of each partition; positive
 * @param compactionLag how long, at most, a compacted topic that names viewers keeps what was replaced or removed; positive.
 *     So often, too, each of its partitions that is written to is written anew as a whole
 */
public record TopicSettings(short replicationFactor, Duration compactionLag) {

    /** Of a compacted topic that names viewers. */
    public Map<String, String> ofViewers() {
        return Map.of(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(compactionLag.toMillis()));
    }
}
