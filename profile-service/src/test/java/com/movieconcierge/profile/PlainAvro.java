package com.movieconcierge.profile;

import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.movieconcierge.schemas.serde.TrustedEvents;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.jspecify.annotations.Nullable;

/** Serdes that ask no registry: the class's name, a line feed, Avro binary. There is one, for whoever doubts it. */
public final class PlainAvro {
    public static final Map<String, String> CONFIG = Map.of(
            AvroSerdes.SERIALIZER, Writer.class.getName(),
            AvroSerdes.DESERIALIZER, Reader.class.getName(),
            RegistryConfig.URL, registry());

    static {
        TrustedEvents.trust();
    }

    private PlainAvro() {}

    public static byte[] encode(SpecificRecord event) {
        try (var writer = new Writer()) {
            return writer.serialize("", event);
        }
    }

    static <T extends SpecificRecord> T decode(byte[] bytes, Class<T> type) {
        try (var reader = new Reader()) {
            return type.cast(reader.deserialize("", bytes));
        }
    }

    private static void trust() {
        // Initialises this class.
    }

    /** Answers, so that what cannot be read is the record's fault. */
    private static String registry() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] none = "[]".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, none.length);
                exchange.getResponseBody().write(none);
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
            if (bytes == null) {
                return null;
            }
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
