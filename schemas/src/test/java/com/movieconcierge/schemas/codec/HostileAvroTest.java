package com.movieconcierge.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded.Unusable;
import com.movieconcierge.schemas.serde.FaultyRegistry;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that claim to be far more than they are. */
class HostileAvroTest {
    private static final byte[] HEADER = {0, 0, 0, 0, 7};
    private static final byte[] AVA = "ava".getBytes(StandardCharsets.UTF_8);
    private static final long NOW = 1_767_225_600_000L;
    private static final long FEW_BYTES = 16 << 20;

    private final FaultyRegistry registry = new FaultyRegistry();
    private final Map<String, ?> settings = Map.of(RegistryConfig.URL, registry.url());

    @AfterEach
    void close() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE, Integer.MAX_VALUE - 8L, 1 << 30, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void aTextThatClaimsToBeLongerThanItsRecordIsNotBelieved(long length) throws IOException {
        registry.answerSchema(com.movieconcierge.events.Rating.getClassSchema());
        var ratings = new TopicCodec<>(Topics.RATINGS, settings);
        assertRefusedCheaply(ratings, written(encoder -> encoder.writeLong(length)));
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE, 1 << 30, 1 << 24, Long.MAX_VALUE, Long.MIN_VALUE, -(1 << 30)})
    void aListThatClaimsToBeLongerThanItsRecordIsNotBelieved(long items) throws IOException {
        registry.answerSchema(com.movieconcierge.events.StatedTaste.getClassSchema());
        TopicCodec<String, StatedTaste> statements = new TopicCodec<>(Topics.STATED_TASTES, settings);
        assertRefusedCheaply(statements, written(encoder -> {
            encoder.writeString("e");
            encoder.writeString("ava");
            encoder.writeLong(NOW);
            encoder.writeString("");
            encoder.writeLong(items);
        }));
    }

    /** A later schema may have any field; whoever wrote it may nest it in itself. */
    @Test
    void aRecordNestedTwoHundredThousandTimesIsRefused() throws IOException {
        registry.answerSchema(new Schema.Parser()
                .parse(com.movieconcierge.events.Rating.getClassSchema()
                        .toString()
                        .replace("\"fields\":[", "\"fields\":[{\"name\":\"within\",\"type\":[\"null\",\"Rating\"]},")));
        TopicCodec<String, Rating> ratings = new TopicCodec<>(Topics.RATINGS, settings);
        Decoded<String, Rating> decoded = ratings.decode(
                AVA,
                written(encoder -> {
                    for (int i = 0; i < 200_000; i++) {
                        encoder.writeIndex(1);
                    }
                    encoder.writeIndex(0);
                }),
                NOW);
        assertThat(decoded).isInstanceOf(Unusable.class);
        assertThat(((Unusable<?, ?>) decoded).reason()).contains("nested too deeply");
    }

    private static void assertRefusedCheaply(TopicCodec<?, ?> codec, byte[] value) {
        // Once before: the registry's answer and the schema cost memory too.
        codec.decode(AVA, value, NOW);
        long before = allocated();
        assertThat(codec.decode(AVA, value, NOW)).isInstanceOf(Unusable.class);
        assertThat(allocated() - before).isLessThan(FEW_BYTES);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @FunctionalInterface
    private interface Writing {
        void write(BinaryEncoder encoder) throws IOException;
    }

    private static byte[] written(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HEADER);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        writing.write(encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
