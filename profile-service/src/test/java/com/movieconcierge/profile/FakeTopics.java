package com.movieconcierge.profile;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Topics of one partition in memory, with a clock that only waiting moves. */
public final class FakeTopics {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
    private final Map<String, Integer> readings = new HashMap<>();
    private final Set<String> rewritten = new HashSet<>();
    private final AtomicLong nanos = new AtomicLong();
    /** From this record on nothing comes from the broker, though it said that there is more. */
    private long silentFrom = Long.MAX_VALUE;

    public FakeTopics() {
        Topics.events().forEach(topic -> topics.put(topic.name(), new ArrayList<>()));
    }

    public void append(Topic<?, ?> topic, @Nullable String key, byte @Nullable [] value, Instant at) {
        append(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, at);
    }

    void append(Topic<?, ?> topic, byte @Nullable [] key, byte @Nullable [] value, Instant at) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic.name());
        records.add(new ConsumerRecord<>(
                topic.name(),
                0,
                records.size(),
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    /** The broker goes away after so many records of each topic. */
    public void goAwayAfter(long records) {
        silentFrom = records;
    }

    /** The next one who reads a topic finds that it is being rewritten. */
    public void rewriteOnce(Topic<?, ?> topic) {
        rewritten.add(topic.name());
    }

    /** How often a topic was read from its first record. */
    public int readings(Topic<?, ?> topic) {
        return readings.getOrDefault(topic.name(), 0);
    }

    public LogReader reader(String topic) {
        return new LogReader(() -> new Reader(topic), List.of(topic), SILENCE, nanos::get);
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return topics.getOrDefault(topic, List.of());
    }

    private final class Reader extends MockConsumer<byte[], byte[]> {
        private final TopicPartition partition;

        private Reader(String topic) {
            super("earliest");
            partition = new TopicPartition(topic, 0);
            updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
            updateBeginningOffsets(Map.of(partition, 0L));
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration wait) {
            super.poll(Duration.ZERO);
            if (rewritten.remove(partition.topic())) {
                throw new OffsetOutOfRangeException(Map.of(partition, position(partition)));
            }
            nanos.addAndGet(wait.toNanos());
            long from = position(partition);
            List<ConsumerRecord<byte[], byte[]>> next = records(partition.topic()).stream()
                    .skip(from)
                    .limit(Math.max(0, Math.min(100, silentFrom - from)))
                    .toList();
            if (next.isEmpty()) {
                return ConsumerRecords.empty();
            }
            if (from == 0) {
                readings.merge(partition.topic(), 1, Integer::sum);
            }
            seek(partition, from + next.size());
            return new ConsumerRecords<>(Map.of(partition, next), Map.of());
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic, Duration patience) {
            return partitionsFor(topic);
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration patience) {
            return Map.of(partition, (long) records(partition.topic()).size());
        }
    }
}
