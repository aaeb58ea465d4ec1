package com.movieconcierge.profile.adapter.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that cannot be used and that no transaction of the stream can carry away. */
@FunctionalInterface
public interface DeadLetters {

    /**
     * Sets a record aside and returns once it is kept.
     *
     * @param reason a sentence that says what is wrong with it
     */
    void setAside(ConsumerRecord<byte[], byte[]> source, String reason, Throwable cause);
}
