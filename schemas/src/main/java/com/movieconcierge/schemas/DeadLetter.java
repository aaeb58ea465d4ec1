package com.movieconcierge.schemas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How a record that cannot be used is set aside: its raw bytes, with the reason and its origin in headers. A letter is never
 * larger than {@value #MOST_BYTES} bytes, so that no broker with the usual limit of 1 MiB refuses it: what a larger record has beyond that is
 * cut off, and {@link #CUT} says what.
 */
public final class DeadLetter {
    public static final String REASON = "dlq.reason";
    public static final String EXCEPTION = "dlq.exception";
    public static final String TOPIC = "dlq.topic";
    public static final String PARTITION = "dlq.partition";
    public static final String OFFSET = "dlq.offset";
    /** The service that gave the record up. */
    public static final String SERVICE = "dlq.service";
    /** What of the record is not in the letter: {@code value 5000012 bytes, sha-256 ...; 3 of 40 headers}. */
    public static final String CUT = "dlq.cut";

    /** Of key, value and headers together; the frame of a batch comes on top. */
    public static final int MOST_BYTES = 900_000;

    private static final int MOST_VALUE_BYTES = 700_000;
    private static final int MOST_KEY_BYTES = 65_536;
    private static final int LONGEST_TEXT = 4_000;

    private DeadLetter() {}

    /**
     * The dead letter of a consumed record.
     *
     * @param reason a sentence that says what is wrong with the record
     * @param cause what was thrown while it was read
     */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> source, String service, String reason, Throwable cause) {
        List<String> cuts = new ArrayList<>();
        byte[] key = CutBytes.of("key", source.key(), MOST_KEY_BYTES, cuts);
        byte[] value = CutBytes.of("value", source.value(), MOST_VALUE_BYTES, cuts);
        var letter = new ProducerRecord<>(source.topic() + ".dlq", null, key, value);
        Headers headers = letter.headers();
        CutHeaders.copy(source.headers(), headers, cuts);
        add(headers, REASON, reason);
        add(headers, EXCEPTION, cause.toString());
        add(headers, TOPIC, source.topic());
        add(headers, PARTITION, Integer.toString(source.partition()));
        add(headers, OFFSET, Long.toString(source.offset()));
        add(headers, SERVICE, service);
        if (!cuts.isEmpty()) {
            add(headers, CUT, String.join("; ", cuts));
        }
        return letter;
    }

    /** A header of a letter as text; null where it has none. */
    public static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Reasons may quote the record. */
    private static void add(Headers headers, String name, String value) {
        String text = value.length() <= LONGEST_TEXT ? value : value.substring(0, LONGEST_TEXT) + "…";
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
