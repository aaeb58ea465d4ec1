package com.movieconcierge.profile;

import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.ConfluentAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Serdes without a registry: the class's name, a line feed, Avro binary. */
public final class PlainAvro {
    public static final Map<String, String> CONFIG =
            Map.of(AvroSerdes.SERIALIZER, Writer.class.getName(), AvroSerdes.DESERIALIZER, Reader.class.getName());

    static {
        // Its class tells Avro that our events are to be trusted.
        new ConfluentAvroSerializer<>().close();
    }

    private PlainAvro() {}

    private static void trust() {
        // Initialises this class.
    }

    public static final class Writer implements Serializer<SpecificRecord> {
        public Writer() {
            trust();
        }

        @Override
        public byte[] serialize(String topic, SpecificRecord value) {
            try {
                var bytes = new ByteArrayOutputStream();
                bytes.writeBytes((value.getClass().getName() + "\n").getBytes(StandardCharsets.UTF_8));
                new SpecificDatumWriter<SpecificRecord>(value.getSchema())
                        .write(value, EncoderFactory.get().directBinaryEncoder(bytes, null));
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static final class Reader implements Deserializer<SpecificRecord> {
        public Reader() {
            trust();
        }

        @Override
        public SpecificRecord deserialize(String topic, byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\n');
            try {
                Schema schema = SpecificData.get().getSchema(Class.forName(text.substring(0, Math.max(end, 0))));
                return new SpecificDatumReader<SpecificRecord>(schema)
                        .read(null, DecoderFactory.get().binaryDecoder(bytes, end + 1, bytes.length - end - 1, null));
            } catch (ReflectiveOperationException | IOException | RuntimeException e) {
                throw new SerializationException("not written by PlainAvro", e);
            }
        }
    }
}
