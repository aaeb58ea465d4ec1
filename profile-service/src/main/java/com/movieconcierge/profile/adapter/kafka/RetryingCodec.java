package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.Decoded.RegistryAway;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Reads and writes the records of one topic, and asks a registry that does not answer again for a minute: that holds the
 * stream up, but loses nothing. It never answers with {@link RegistryAway}.
 */
public final class RetryingCodec<K, V> {
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Well below the time after which a consumer that does not poll is taken for dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final RetryTemplate PATIENTLY = new RetryTemplate(RetryPolicy.builder()
            .delay(PAUSE)
            .maxRetries(Long.MAX_VALUE)
            .timeout(PATIENCE)
            .predicate(failure -> failure instanceof SchemaRegistryException registry && registry.isTransient())
            .build());

    private final TopicCodec<K, V> codec;

    /** @param registry as for {@link TopicCodec} */
    public RetryingCodec(Topic<K, V> topic, Map<String, ?> registry) {
        this.codec = new TopicCodec<>(topic, registry);
    }

    /** @throws SchemaRegistryException when the registry still does not answer after a minute */
    public Decoded<K, V> decode(byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        return PATIENTLY.invoke(() -> {
            Decoded<K, V> decoded = codec.decode(key, value, timestamp);
            if (decoded instanceof RegistryAway<K, V> away) {
                throw away.cause();
            }
            return decoded;
        });
    }

    public Decoded<K, V> decode(ConsumerRecord<byte[], byte[]> record) {
        return decode(record.key(), record.value(), record.timestamp());
    }

    /** @throws SchemaRegistryException when the registry still does not answer after a minute, or refuses the schema */
    public byte[] encode(K key, V value) {
        return PATIENTLY.invoke(() -> codec.encode(key, value));
    }

    /** As {@link #encode}; without a value it removes what stands under the key. */
    public ProducerRecord<byte[], byte[]> toRecord(K key, @Nullable V value) {
        return PATIENTLY.invoke(() -> codec.toRecord(key, value));
    }
}
