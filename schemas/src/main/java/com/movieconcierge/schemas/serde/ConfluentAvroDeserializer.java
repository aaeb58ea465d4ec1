package com.movieconcierge.schemas.serde;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Confluent's serializer writes. The writer's schema comes from the registry by id, the reader's is that of
 * the class it names, so that records of older and newer writers are read alike.
 */
public final class ConfluentAvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    static {
        TrustedEvents.trust();
    }

    private @Nullable SchemaRegistryClient registry;
    private final Map<Integer, SpecificDatumReader<T>> readers = new ConcurrentHashMap<>();

    /** For Kafka, which calls {@link #configure}. */
    public ConfluentAvroDeserializer() {}

    public ConfluentAvroDeserializer(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (registry == null) {
            registry = new SchemaRegistryClient(new RegistryConfig(configs));
        }
    }

    /**
     * The record; null for null, which is a tombstone.
     *
     * @throws SchemaRegistryException when the registry cannot be asked: see {@link SchemaRegistryException#isTransient()}
     * @throws SerializationException when the bytes are no record in the wire format
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        int id = WireFormat.schemaId(value);
        try {
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES, null);
            return readers.computeIfAbsent(id, this::readerFor).read(null, decoder);
        } catch (SerializationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "value on topic " + topic + " is not an Avro record of schema id " + id + ": " + e.getMessage(), e);
        }
    }

    private SpecificDatumReader<T> readerFor(int id) {
        if (registry == null) {
            throw new IllegalStateException("not configured: set " + RegistryConfig.URL);
        }
        Schema writer = registry.schemaOf(id);
        Class<?> type = SpecificData.get().getClass(writer);
        if (type == null) {
            throw new SerializationException("schema id " + id + " is " + writer.getFullName()
                    + ", which is none of ours: is the topic shared with another application?");
        }
        return new SpecificDatumReader<>(writer, SpecificData.get().getSchema(type));
    }
}
