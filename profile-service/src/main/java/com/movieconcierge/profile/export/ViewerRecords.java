package com.movieconcierge.profile.export;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is on a topic under one key, read from the partition that the key is at home on and no other.
 *
 * @param readers opens a reader of a topic, by name; it is closed here
 * @param registry as for {@link TopicCodec}
 */
record ViewerRecords(Function<String, LogReader> readers, Map<String, ?> registry) {

    /** Hands over what is usable, in the order of the log; null for a removal. */
    <V> void read(Topic<String, V> topic, String key, BiConsumer<ConsumerRecord<byte[], byte[]>, @Nullable V> each) {
        var codec = new TopicCodec<>(topic, registry);
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        try (LogReader reader = readers.apply(topic.name())) {
            TopicPartition home = reader.home(topic.name(), bytes);
            // Before the end, which a rewrite in between would leave before the first.
            long first = reader.firstOffsets().getOrDefault(home, 0L);
            reader.between(home, first, reader.endOffsets().getOrDefault(home, first), record -> {
                // A copy whose original is still there says nothing new.
                if (Arrays.equals(record.key(), bytes) && CopiedRecord.copyOf(record.headers()) < first) {
                    codec.decode(record)
                            .take((id, value) -> each.accept(record, value), unusable -> {}); // a dead letter
                }
            });
        }
    }

    /** Hands over every record of a topic without a schema of ours that has the key. */
    void raw(String topic, String key, LogReader.Handler each) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        try (LogReader reader = readers.apply(topic)) {
            reader.toEnd(record -> {
                if (Arrays.equals(record.key(), bytes)) {
                    each.take(record);
                }
            });
        }
    }

    /** Every usable record of a topic, whoever's it is. */
    <V> void all(Topic<String, V> topic, BiConsumer<String, @Nullable V> each) {
        var codec = new TopicCodec<>(topic, registry);
        try (LogReader reader = readers.apply(topic.name())) {
            reader.toEnd(record -> codec.decode(record).take(each, unusable -> {}));
        }
    }
}
