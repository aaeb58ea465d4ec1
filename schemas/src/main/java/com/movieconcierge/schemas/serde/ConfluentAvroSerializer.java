package com.movieconcierge.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes Avro records as Confluent's serializer does, subject {@code <topic>-key} or {@code <topic>-value}. */
public final class ConfluentAvroSerializer<T extends SpecificRecord> implements Serializer<T> {
    static {
        TrustedEvents.trust();
    }

    private @Nullable SchemaRegistryClient registry;
    private boolean isKey;

    /** For Kafka, which calls {@link #configure}. */
    public ConfluentAvroSerializer() {}

    public ConfluentAvroSerializer(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        this.isKey = isKey;
        if (registry == null) {
            registry = new SchemaRegistryClient(new RegistryConfig(configs));
        }
    }

    /**
     * The wire form; null for null, which is a tombstone.
     *
     * @throws SerializationException when the registry fails or the record does not fit its schema
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        if (registry == null) {
            throw new IllegalStateException("not configured: set " + RegistryConfig.URL);
        }
        Schema schema = value.getSchema();
        int id = registry.idOf(topic + (isKey ? "-key" : "-value"), schema);
        try {
            var bytes = new ByteArrayOutputStream(256);
            bytes.writeBytes(WireFormat.header(id));
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<T>(schema).write(value, encoder);
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            throw new SerializationException(
                    "cannot write a " + schema.getName() + " for topic " + topic + ": " + e.getMessage(), e);
        }
    }
}
