package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether brokers have compacted what was taken back. They do so when it pleases them, and keep the removal itself for
 * {@code delete.retention.ms} after that; where nobody writes they never do, and are nudged.
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    private final ViewerKeys keys;
    private final Function<String, LogReader> readers;
    private final Consumer<Collection<TopicPartition>> nudge;

    /** What lies on a partition under one key before the horizon. */
    private enum Former {
        /** One record with a value: what a viewer did who has come back. */
        STANDING,
        /** A removal, or more than one record: some are yet to be compacted. */
        LEFT
    }

    /**
     * @param readers opens a reader of a topic, of aborted records too: they lie in the files as others do
     * @param nudge has brokers finish old segments of partitions, see {@link SegmentNudge}
     */
    Compaction(ViewerKeys keys, Function<String, LogReader> readers, Consumer<Collection<TopicPartition>> nudge) {
        this.keys = keys;
        this.readers = readers;
        this.nudge = nudge;
    }

    /** Whether nothing of a batch is left from before its horizon; nudges those partitions where something is. */
    boolean isOver(ForgettingBatch batch) {
        Set<TopicPartition> left = new HashSet<>();
        for (String topic : keys.topics()) {
            try (LogReader reader = readers.apply(topic)) {
                Map<TopicPartition, Long> firsts = reader.firstOffsets();
                for (TopicPartition partition : batch.homes(topic)) {
                    if (isLeftOn(partition, firsts.getOrDefault(partition, 0L), batch, reader)) {
                        left.add(partition);
                    }
                }
            }
        }
        LOG.debug("Yet to be compacted: {}", left);
        nudge.accept(left);
        return left.isEmpty();
    }

    /** Those of a batch who have a profile again. */
    Set<String> back(ForgettingBatch batch) {
        Set<String> back = new HashSet<>();
        String topic = Topics.USER_PROFILES.name();
        try (LogReader reader = readers.apply(topic)) {
            reader.whole(batch.homes(topic), record -> {
                String viewer = keys.viewer(record);
                if (record.value() == null) {
                    back.remove(viewer);
                } else if (batch.viewers().contains(viewer)) {
                    back.add(viewer);
                }
            });
        }
        return back;
    }

    private boolean isLeftOn(TopicPartition partition, long first, ForgettingBatch batch, LogReader reader) {
        Map<String, Former> found = new HashMap<>();
        long horizon = batch.horizon().getOrDefault(partition, first);
        reader.between(partition, first, horizon, record -> {
            if (record.key() != null && batch.viewers().contains(keys.viewer(record))) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                found.merge(key, of(record), (before, more) -> Former.LEFT);
            }
        });
        return found.containsValue(Former.LEFT);
    }

    private static Former of(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? Former.LEFT : Former.STANDING;
    }
}
