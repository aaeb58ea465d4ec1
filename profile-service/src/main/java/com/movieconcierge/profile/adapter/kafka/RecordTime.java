package com.movieconcierge.profile.adapter.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes a record without a time (its timestamp is -1) as of the epoch, which the codecs take for no time at all: whether it is
 * usable is decided there, alike for all readers. Kafka Streams' own extractor stops the stream at such a record. It is an
 * interceptor as well, for the global consumer, whose records no extractor sees.
 */
public final class RecordTime implements TimestampExtractor, ConsumerInterceptor<byte[], byte[]> {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        boolean changed = false;
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> timed = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> of = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                changed |= record.timestamp() < 0;
                of.add(record.timestamp() < 0 ? atEpoch(record) : record);
            }
            timed.put(partition, of);
        }
        return changed ? new ConsumerRecords<>(timed, records.nextOffsets()) : records;
    }

    private static ConsumerRecord<byte[], byte[]> atEpoch(ConsumerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                0,
                record.timestampType(),
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                record.value(),
                record.headers(),
                record.leaderEpoch());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
