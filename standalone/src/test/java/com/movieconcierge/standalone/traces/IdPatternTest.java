package com.movieconcierge.standalone.traces;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.Rating;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann|heat",
                "heat|ann",
                "mc:{ann}:profile",
                "{\"userId\":\"ann\"}",
                "$3\r\nann\r\n",
                "12 34 ann",
                "/v1/users/ann/profile",
                "…ann…",
                "annann, ann",
                "Nobody knows ann.",
                "ann: not known"
            })
    void idIsFoundWhereItStandsForItself(String text) {
        assertThat(find("ann", text.getBytes(ISO_8859_1))).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "joann",
                "ann-2",
                "2-ann",
                "ann.b",
                "ann..b",
                "ann:b",
                "ann@home",
                "_ann",
                "mc:{anna}:profile",
                "$4\r\nanna\r\n",
                "an",
                "ANN",
                ""
            })
    void neighbourIsNotTakenForIt(String text) {
        assertThat(find("ann", text.getBytes(ISO_8859_1))).isNegative();
    }

    @Test
    void neighboursThatAreReadOnTheWayToItDoNotHideIt() {
        assertThat(find("ann", "anna ann-2 joann ann".getBytes(ISO_8859_1))).isEqualTo(17);
    }

    static IntStream lengthsOfIds() {
        return IntStream.rangeClosed(1, 128);
    }

    /** Of some lengths Avro writes what could be a letter of the id, before it and behind it. */
    @ParameterizedTest
    @MethodSource("lengthsOfIds")
    void idOfAnyLengthIsFoundInAvroWhateverTheLengthOfWhatFollows(int length) throws IOException {
        String id = "u".repeat(length);
        for (int film = 1; film <= 128; film++) {
            byte[] avro = avro(new Rating(
                    "5f0c6a1e-9d5b-4c11-8f7d-3a6f1f2d7c11", id, "m".repeat(film), 4.5, Instant.EPOCH, "api"));
            assertThat(find(id, avro)).as("with a film of %d", film).isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("lengthsOfIds")
    void neighboursOfAnyLengthAreNotTakenForItInAvro(int length) throws IOException {
        String id = "u".repeat(length);
        String letter = length == 'v' || 2 * length == 'v' ? "w" : "v"; // not one that could be the length of the id
        for (String neighbour : new String[] {id + letter, letter + id, id + "-2"}) {
            byte[] avro = avro(
                    new Rating("5f0c6a1e-9d5b-4c11-8f7d-3a6f1f2d7c11", neighbour, "heat", 4.5, Instant.EPOCH, "api"));
            assertThat(find(id, avro)).as(neighbour).isNegative();
        }
    }

    /** Ten characters are a line feed, sixteen a space, seventeen a quotation mark where Avro writes their length. */
    @ParameterizedTest
    @MethodSource("lengthsOfIds")
    void neighboursOfAnyLengthAreNotTakenForItInText(int length) {
        String id = "u".repeat(length);
        for (String around : new String[] {"a line\n%s\nanother", "say %s again", "{\"%s\": 1}", "<%s>", "(%s, b)"}) {
            byte[] text = around.formatted(id + "v2").getBytes(ISO_8859_1);
            assertThat(find(id, text)).as(around).isNegative();
            assertThat(find(id, around.formatted(id).getBytes(ISO_8859_1)))
                    .as(around)
                    .isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("lengthsOfIds")
    void idOfAnyLengthIsFoundWhereJavaHasWrittenItAsUtf(int length) throws IOException {
        String id = "u".repeat(length);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(1);
            out.writeUTF(id);
            out.writeUTF("a".repeat(length));
        }
        assertThat(find(id, bytes.toByteArray())).isNotNegative();
    }

    /** As RocksDB lists the first and the last key of each file: with the length before it, and a sequence number behind. */
    @Test
    void idIsFoundAtTheBeginningOfAKeyWhoseLengthIsALetter() {
        byte[] trailer = {1, 42, 0, 0, 0, 0, 0, 0};
        String key = "ann|" + "m".repeat(40);
        byte[] listed = ("\u0007" + (char) (key.length() + trailer.length) + key + new String(trailer, ISO_8859_1))
                .getBytes(ISO_8859_1);
        assertThat(find("ann", listed)).isEqualTo(2);
    }

    private static int find(String id, byte[] data) {
        return new IdPattern(id).next(data, 0, data.length, data.length);
    }

    private static byte[] avro(Rating rating) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0, 0, 0, 0, 7});
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<>(Rating.class).write(rating, encoder);
        return bytes.toByteArray();
    }
}
