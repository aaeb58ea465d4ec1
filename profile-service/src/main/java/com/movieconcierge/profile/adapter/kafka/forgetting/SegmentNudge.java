package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Has brokers look at the age of the segments that they write to. The last segment of a partition is neither compacted nor
 * deleted, and a broker finishes one that is older than {@code max.compaction.lag.ms} or {@code segment.ms} only when
 * something is written: on a partition on which nobody writes, what was taken back would stay for ever. What is written here
 * is taken back at once, in a transaction that is aborted: no reader of committed records ever sees it.
 */
public final class SegmentNudge {
    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration DELIVERY = Duration.ofSeconds(30);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    /** Names nobody. Compacted topics take no record without a key. */
    private static final byte[] KEY = "mc.nudge".getBytes(StandardCharsets.US_ASCII);

    private final KafkaClients clients;
    private final String transactionalId;

    /** @param transactionalId of nobody else: who nudges by the same id at the same time makes the other one fail */
    public SegmentNudge(KafkaClients clients, String transactionalId) {
        this.clients = clients;
        this.transactionalId = transactionalId;
    }

    /**
     * Writes one small record to each partition and takes it back.
     *
     * @throws LogUnavailableException when a broker does not take it; some partitions may have been nudged
     */
    public void nudge(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<String, Object> settings =
                Transactions.settings(clients.durable(transactionalId, REQUEST, DELIVERY), transactionalId);
        try {
            Producer<byte[], byte[]> producer = KafkaClients.openProducer(settings);
            try {
                producer.initTransactions();
                producer.beginTransaction();
                var sent = partitions.stream()
                        .map(at -> producer.send(new ProducerRecord<>(at.topic(), at.partition(), KEY, new byte[0])))
                        .toList();
                producer.flush();
                Transactions.await(sent);
                producer.abortTransaction();
            } finally {
                producer.close(CLOSE);
            }
        } catch (KafkaException e) {
            throw LogUnavailableException.of("Could not nudge " + partitions, e);
        }
    }
}
