package com.movieconcierge.schemas.codec;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.codec.Decoded.RegistryAway;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.ConfluentAvroDeserializer;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the records of one topic, by one registry. Safe for concurrent use as far as the configured serializers
 * are; ours is.
 */
public final class TopicCodec<K, V> {
    private final Topic<K, V> topic;
    private final Serde<SpecificRecord> serde;
    /** Foreign serializers do not say whether the registry or the record is to blame; it is asked then. */
    private final Optional<SchemaRegistryClient> probe;

    /**
     * A codec with the serializers that the configuration names.
     *
     * @param registry options of {@link AvroSerdes} and {@link RegistryConfig}
     */
    public TopicCodec(Topic<K, V> topic, Map<String, ?> registry) {
        this.topic = topic;
        this.serde = AvroSerdes.values(registry);
        this.probe = serde.deserializer() instanceof ConfluentAvroDeserializer
                ? Optional.empty()
                : Optional.of(new SchemaRegistryClient(new RegistryConfig(registry)));
    }

    public Topic<K, V> topic() {
        return topic;
    }

    /** What a record stands for. It must be of this topic. */
    public Decoded<K, V> decode(ConsumerRecord<byte[], byte[]> record) {
        return decode(record.key(), record.value(), record.timestamp());
    }

    /**
     * What a record stands for.
     *
     * @param timestamp the record's own, epoch millis; 0 or less where it has none
     */
    public Decoded<K, V> decode(byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        String keyText = key == null ? null : new String(key, StandardCharsets.UTF_8);
        Instant writtenAt = timestamp <= 0 ? Instant.MIN : Instant.ofEpochMilli(timestamp);
        try {
            return topic.decode(keyText, serde.deserializer().deserialize(topic.name(), value), writtenAt);
        } catch (SchemaRegistryException e) {
            return e.isTransient() ? new RegistryAway<>(e) : new Unusable<>(String.valueOf(e.getMessage()), e);
        } catch (SerializationException e) {
            return probe.isEmpty() || probe.get().isReachable()
                    ? new Unusable<>(String.valueOf(e.getMessage()), e)
                    : new RegistryAway<>(SchemaRegistryException.away(e));
        } catch (RuntimeException e) {
            return new Unusable<>("the record cannot be understood: " + e, e);
        } catch (StackOverflowError e) {
            return new Unusable<>(
                    "the record is nested too deeply to be read", new IllegalArgumentException("nested too deeply", e));
        }
    }

    /**
     * A record value as it was written, with what the model has no place for: for whoever copies it.
     *
     * @throws SerializationException when it cannot be read; what {@link #decode} finds usable can
     */
    public SpecificRecord toAvro(byte[] value) {
        return serde.deserializer().deserialize(topic.name(), value);
    }

    /**
     * The record value of an event.
     *
     * @throws SchemaRegistryException when the registry is away, or refuses the schema
     */
    public byte[] encode(K key, V value) {
        return serde.serializer().serialize(topic.name(), topic.toAvro(key, value));
    }

    /**
     * A record to be sent.
     *
     * @param key as text on the wire
     * @param value null removes what stands under the key
     * @throws SchemaRegistryException as {@link #encode}
     */
    public ProducerRecord<byte[], byte[]> toRecord(K key, @Nullable V value) {
        byte[] keyBytes = topic.keyText(key).getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic.name(), keyBytes, value == null ? null : encode(key, value));
    }
}
