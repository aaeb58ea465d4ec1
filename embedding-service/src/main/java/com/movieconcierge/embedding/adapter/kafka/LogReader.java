package com.movieconcierge.embedding.adapter.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads topics up to where they ended, without a group. */
final class LogReader {
    private static final Duration POLL_WAIT = Duration.ofMillis(500);
    /** Polls in a row that may bring nothing although there is more. */
    private static final int PATIENCE = 20;

    private LogReader() {}

    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /**
     * Hands out the records between the consumer's positions and these ends.
     *
     * @throws TimeoutException when no more of them arrive
     */
    static void readUntil(
            Map<TopicPartition, Long> ends,
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> use) {
        int emptyPolls = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL_WAIT);
            emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
            if (emptyPolls > PATIENCE) {
                throw new TimeoutException("no more of " + ends.keySet() + " arrives, though there is more");
            }
            records.forEach(use);
        }
    }
}
