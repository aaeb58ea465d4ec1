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
 * @param removalsKept how long after that it keeps the removal itself, which names the viewer too; positive. Whoever reads such
 *     a topic on from where they stood, and not from its beginning, has to do so within this time
 */
public record TopicSettings(short replicationFactor, Duration compactionLag, Duration removalsKept) {
    /** As long as brokers keep removals where nobody says otherwise. */
    private static final Duration DAY = Duration.ofDays(1);

    public TopicSettings(short replicationFactor, Duration compactionLag) {
        this(replicationFactor, compactionLag, DAY);
    }

    /** Of a compacted topic that names viewers. */
    public Map<String, String> ofViewers() {
        return Map.of(
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                Long.toString(compactionLag.toMillis()),
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                Long.toString(removalsKept.toMillis()));
    }
}
