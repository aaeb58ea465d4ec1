package com.movieconcierge.profile.adapter.kafka.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
    private static final Mentions ANN = Mentions.of("ann");

    @ParameterizedTest
    @ValueSource(strings = {"ann", "garbage of ann", "{\"userId\":\"ann\"}", "heat|ann", "\u0006annheat", "joann, ann"})
    void findsAnIdThatStandsForItself(String value) {
        assertThat(isIn(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "an", "anna", "joann", "ann-2", "\u0008anna", "ANN"})
    void isNotTakenInByOthers(String value) {
        assertThat(isIn(value)).isFalse();
    }

    @Test
    void knowsLengthsOfTwoBytes() {
        String longest = "a".repeat(100);
        // 200 in seven bits each: 0xC8 0x01.
        String avro = "\u00c8\u0001" + longest + "heat";

        assertThat(Mentions.of(longest).isIn(record(null, avro))).isTrue();
    }

    @Test
    void looksAtKeysAndHeaders() {
        ConsumerRecord<byte[], byte[]> named = record("x", "y");
        named.headers().add("dlq.reason", bytes("the key is not ann")).add("empty", null);

        assertThat(ANN.isIn(record("ann", "y"))).isTrue();
        assertThat(ANN.isIn(named)).isTrue();
        assertThat(ANN.isIn(record(null, "y"))).isFalse();
    }

    private static boolean isIn(String value) {
        return ANN.isIn(record("key", value));
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, String value) {
        return new ConsumerRecord<>("ratings", 0, 0, key == null ? null : bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
