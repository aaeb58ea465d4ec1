package com.movieconcierge.profile.adapter.kafka;

import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Each topic has its own dead letters. */
public final class DeadLetterTopic implements TopicNameExtractor<byte[], byte[]> {

    @Override
    public String extract(byte[] key, byte[] value, RecordContext from) {
        return from.topic() + ".dlq";
    }

    /** As it appears in the description of the topology. */
    @Override
    public String toString() {
        return "<source topic>.dlq";
    }
}
