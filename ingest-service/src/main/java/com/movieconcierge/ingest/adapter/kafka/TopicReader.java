package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic in whole or at a place, in no group, for one thread. Every method throws {@link UnavailableException} when
 * nothing comes for a while, and {@link KafkaException} when the broker refuses.
 */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration METADATA = Duration.ofSeconds(5);
    private static final long SILENCE_NANOS = Duration.ofSeconds(20).toNanos();

    /** Takes a record. */
    interface Take {
        void take(ConsumerRecord<byte[], byte[]> message);
    }

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    /** Stands at the beginning of every partition; closes the consumer where that fails. */
    TopicReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
        try {
            start();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void start() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, METADATA).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Goes on to where the topic ends now. */
    void toEnd(Runnable checkCancelled, Take take) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), METADATA);
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), METADATA) < end.getValue())) {
            checkCancelled.run();
            var messages = consumer.poll(POLL);
            messages.forEach(take::take);
            heard = messages.isEmpty() ? heard(heard) : System.nanoTime();
        }
    }

    /** Where the next record of a partition is read. */
    long position(int partition) {
        return consumer.position(new TopicPartition(topic, partition), METADATA);
    }

    /** The record at a place. */
    ConsumerRecord<byte[], byte[]> at(int partition, long offset) {
        only(partition, offset);
        long heard = System.nanoTime();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() == offset) {
                    return message;
                }
                // Compaction took it away, so there is a newer one by now.
                throw new UnavailableException("the log was compacted meanwhile", null);
            }
            heard(heard);
        }
    }

    /** The records from an offset up to another, which is not among them. */
    void between(int partition, long from, long to, Take take) {
        if (from >= to) {
            return;
        }
        var at = only(partition, from);
        long heard = System.nanoTime();
        while (consumer.position(at, METADATA) < to) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() < to) {
                    take.take(message);
                }
            }
            heard(heard);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private TopicPartition only(int partition, long offset) {
        var at = new TopicPartition(topic, partition);
        consumer.assign(List.of(at));
        consumer.seek(at, offset);
        return at;
    }

    private static long heard(long last) {
        if (System.nanoTime() - last > SILENCE_NANOS) {
            throw new UnavailableException("the log does not answer", null);
        }
        return last;
    }
}
