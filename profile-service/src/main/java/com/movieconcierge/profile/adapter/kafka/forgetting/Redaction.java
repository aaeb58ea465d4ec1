package com.movieconcierge.profile.adapter.kafka.forgetting;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of the records of a partition that is rewritten. What it throws ends the rewrite. */
@FunctionalInterface
public interface Redaction {
    /** Whether a record is to go. */
    boolean drops(ConsumerRecord<byte[], byte[]> record);

    /**
     * What takes the place of one that goes, on the same partition; empty for nothing.
     *
     * @return key and value alone count
     */
    default Optional<ProducerRecord<byte[], byte[]>> instead(ConsumerRecord<byte[], byte[]> dropped) {
        return Optional.empty();
    }
}
