package com.movieconcierge.profile.audit;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Topics, read from their first records to their ends.
 *
 * @param readers opens a reader of a topic, by name; it is closed here
 * @param registry as for {@link TopicCodec}
 */
record Logs(Function<String, LogReader> readers, Map<String, ?> registry) {

    /**
     * Hands over what is usable. What is no record of the topic is a dead letter and counts nowhere; a stray counts where it
     * comes once more.
     *
     * @param remove is told the keys that are removed
     * @return how many records there were
     */
    <V> long read(Topic<String, V> topic, BiConsumer<ConsumerRecord<byte[], byte[]>, V> each, Consumer<String> remove) {
        TopicCodec<String, V> codec = codec(topic);
        boolean hasStrays = Topics.ofViewers().contains(topic);
        try (LogReader reader = readers.apply(topic.name())) {
            return reader.toEnd(record -> {
                if (hasStrays && reader.isStray(record)) {
                    return;
                }
                codec.decode(record)
                        .take(
                                (key, value) -> {
                                    if (value == null) {
                                        remove.accept(key);
                                    } else {
                                        each.accept(record, value);
                                    }
                                },
                                reason -> {});
            });
        }
    }

    <V> TopicCodec<String, V> codec(Topic<String, V> topic) {
        return new TopicCodec<>(topic, registry);
    }

    /** The key of a usable record. */
    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
