package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Avro without a registry: whatever the topic carries in this version. */
public final class PlainAvro implements Serializer<SpecificRecord>, Deserializer<SpecificRecord> {
    /** For {@link TopicCodec}; there is no registry at that address. */
    static final Map<String, ?> CONFIG = Map.of(
            RegistryConfig.URL,
            "http://127.0.0.1:1",
            AvroSerdes.SERIALIZER,
            PlainAvro.class.getName(),
            AvroSerdes.DESERIALIZER,
            PlainAvro.class.getName());

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        // Nothing to be set.
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord value) {
        try {
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(value.getSchema()).write(value, encoder);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SpecificRecord deserialize(String topic, byte[] value) {
        try {
            return value == null
                    ? null
                    : new SpecificDatumReader<SpecificRecord>(schema(topic))
                            .read(null, DecoderFactory.get().binaryDecoder(value, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schema(String topic) {
        return Topics.events().stream()
                .filter(known -> known.name().equals(topic))
                .findFirst()
                .flatMap(Topic::valueSchema)
                .orElseThrow();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
