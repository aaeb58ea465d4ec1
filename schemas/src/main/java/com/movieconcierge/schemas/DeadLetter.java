package com.movieconcierge.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** How a record that cannot be used is set aside: its raw bytes, with the reason and its origin in headers. */
public final class DeadLetter {
    public static final String REASON = "dlq.reason";
    public static final String EXCEPTION = "dlq.exception";
    public static final String TOPIC = "dlq.topic";
    public static final String PARTITION = "dlq.partition";
    public static final String OFFSET = "dlq.offset";
    /** The service that gave the record up. */
    public static final String SERVICE = "dlq.service";

    private DeadLetter() {}

    /**
     * The dead letter of a consumed record.
     *
     * @param reason a sentence that says what is wrong with the record
     * @param cause what was thrown while it was read
     */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> source, String service, String reason, Throwable cause) {
        var letter = new ProducerRecord<>(source.topic() + ".dlq", null, source.key(), source.value());
        Headers headers = letter.headers();
        source.headers().forEach(headers::add);
        add(headers, REASON, reason);
        add(headers, EXCEPTION, cause.toString());
        add(headers, TOPIC, source.topic());
        add(headers, PARTITION, Integer.toString(source.partition()));
        add(headers, OFFSET, Long.toString(source.offset()));
        add(headers, SERVICE, service);
        return letter;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
