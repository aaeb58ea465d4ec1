package com.movieconcierge.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A log in memory, and the clock that its consumers' polls move. */
final class FakeLog {
    final AtomicLong nanos = new AtomicLong();
    final List<FakeConsumer> opened = new ArrayList<>();
    private final Map<TopicPartition, NavigableMap<Long, ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<TopicPartition, Long> firsts = new HashMap<>();
    boolean away;
    int batch = 500;

    FakeLog(String topic, int partitions) {
        with(topic, partitions);
    }

    FakeLog with(String topic, int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            records.put(new TopicPartition(topic, partition), new TreeMap<>());
            ends.put(new TopicPartition(topic, partition), 0L);
            firsts.put(new TopicPartition(topic, partition), 0L);
        }
        return this;
    }

    /** Appends and returns the offset. */
    long append(TopicPartition at, @Nullable String key, @Nullable String value) {
        long offset = ends.merge(at, 1L, Long::sum) - 1;
        records.get(at).put(offset, record(at, offset, key, value));
        return offset;
    }

    static ConsumerRecord<byte[], byte[]> record(
            TopicPartition at, long offset, @Nullable String key, @Nullable String value) {
        return new ConsumerRecord<>(at.topic(), at.partition(), offset, bytes(key), bytes(value));
    }

    /** A marker of a transaction: an offset without a record. */
    void mark(TopicPartition at) {
        ends.merge(at, 1L, Long::sum);
    }

    void compactAway(TopicPartition at, long offset) {
        records.get(at).remove(offset);
    }

    /** As by retention, or after a rewrite: the log begins here now. */
    void deleteBefore(TopicPartition at, long offset) {
        records.get(at).headMap(offset).clear();
        firsts.put(at, offset);
    }

    static String key(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.key(), StandardCharsets.UTF_8);
    }

    FakeConsumer open() {
        var consumer = new FakeConsumer();
        opened.add(consumer);
        return consumer;
    }

    FakeConsumer last() {
        return opened.get(opened.size() - 1);
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the log as often as it is asked to; {@link MockConsumer} hands each record out once. */
    final class FakeConsumer extends MockConsumer<byte[], byte[]> {
        int polls;
        int questions;
        Runnable beforePoll = () -> {};

        private FakeConsumer() {
            super("none");
            Map<String, List<PartitionInfo>> infos = new HashMap<>();
            records.keySet().forEach(at -> infos.computeIfAbsent(at.topic(), topic -> new ArrayList<>())
                    .add(new PartitionInfo(at.topic(), at.partition(), null, null, null)));
            infos.forEach(this::updatePartitions);
            updateBeginningOffsets(firsts);
            updateEndOffsets(ends);
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration wait) {
            polls++;
            beforePoll.run();
            pass(wait);
            super.poll(wait);
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
            if (!away) {
                assignment().forEach(at -> take(at, found));
            }
            return new ConsumerRecords<>(found, Map.of());
        }

        private void take(TopicPartition at, Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found) {
            if (position(at) < firsts.get(at)) {
                throw new OffsetOutOfRangeException(Map.of(at, position(at)));
            }
            List<ConsumerRecord<byte[], byte[]>> next = records.get(at).tailMap(position(at), true).values().stream()
                    .limit(batch)
                    .toList();
            if (next.size() < batch) {
                seek(at, Math.max(position(at), ends.get(at)));
            } else {
                seek(at, next.get(next.size() - 1).offset() + 1);
            }
            if (!next.isEmpty()) {
                found.put(at, next);
            }
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic, Duration patience) {
            answerWithin(patience);
            return super.partitionsFor(topic);
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration patience) {
            questions++;
            answerWithin(patience);
            updateEndOffsets(ends);
            return super.endOffsets(partitions);
        }

        @Override
        public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions, Duration patience) {
            answerWithin(patience);
            updateBeginningOffsets(firsts);
            return super.beginningOffsets(partitions);
        }

        private void answerWithin(Duration patience) {
            if (away) {
                nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(patience.toMillis()));
                throw new TimeoutException("no answer in " + patience.toMillis() + " ms");
            }
        }
    }
}
