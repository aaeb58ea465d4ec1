package com.movieconcierge.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.events.Movie;
import com.movieconcierge.events.Rating;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bytes as Confluent's documentation and the Avro specification give them, worked out by hand. */
class WireFormatTest {
    private static final Rating RATING = new Rating("e1", "u", "m", 4.5, Instant.ofEpochMilli(1), "");
    // magic 0 | id 7 | "e1" | "u" | "m" | union branch 1, 4.5 | 1 | ""
    private static final byte[] BYTES =
            HexFormat.ofDelimiter(" ").parseHex("00 00 00 00 07 04 65 31 02 75 02 6d 02 00 00 00 00 00 00 12 40 02 00");

    private final FaultyRegistry http = new FaultyRegistry();
    private final SchemaRegistryClient registry = http.client();
    private final ConfluentAvroDeserializer<Rating> deserializer = new ConfluentAvroDeserializer<>(registry);

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void writesMagicIdAndAvroBinary() {
        http.answer(200, "{\"id\":7}");
        assertThat(new ConfluentAvroSerializer<Rating>(registry).serialize("ratings", RATING))
                .isEqualTo(BYTES);
        assertThat(http.requests()).containsExactly("POST /subjects/ratings-value/versions");
    }

    @Test
    void readsBackWhatAnotherClientWrote() {
        http.answerSchema(Rating.getClassSchema());
        assertThat(deserializer.deserialize("ratings", BYTES)).isEqualTo(RATING);
        deserializer.deserialize("ratings", BYTES);
        assertThat(http.requests()).as("the schema is asked for once").containsExactly("GET /schemas/ids/7");
    }

    @Test
    void readsRecordsOfAnOlderWriterWithDefaults() {
        http.answerSchema(Movie.getClassSchema());
        var movie = Movie.newBuilder()
                .setMovieId("m")
                .setTitle("Heat")
                .setYear(1995)
                .setGenres(List.of("Crime"))
                .build();
        http.answer(200, "{\"id\":7}");
        byte[] bytes = new ConfluentAvroSerializer<Movie>(registry).serialize("movies", movie);
        http.answer(
                200,
                FaultyRegistry.schemaBody("{\"type\":\"record\",\"name\":\"Movie\",\"namespace\":"
                        + "\"com.movieconcierge.events\",\"fields\":[{\"name\":\"movieId\",\"type\":\"string\"},"
                        + "{\"name\":\"title\",\"type\":\"string\"}]}"));
        Movie read = new ConfluentAvroDeserializer<Movie>(registry).deserialize("movies", bytes);
        assertThat(read).isNotNull();
        assertThat(read.getTitle()).isEqualTo("Heat");
        assertThat(read.getGenres()).isEmpty();
    }

    @Test
    void nullIsATombstoneBothWays() {
        assertThat(new ConfluentAvroSerializer<Rating>(registry).serialize("ratings", null))
                .isNull();
        assertThat(deserializer.deserialize("ratings", null)).isNull();
    }

    @Test
    void garbageIsRefusedWithASentence() {
        byte[] json = "{\"userId\":\"u\"}".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize("ratings", json))
                .withMessageContaining("not in the Confluent wire format");
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize("ratings", new byte[] {0, 0}))
                .withMessageContaining("too short");
    }

    @Test
    void cutRecordIsRefused() {
        http.answerSchema(Rating.getClassSchema());
        byte[] cut = java.util.Arrays.copyOf(BYTES, BYTES.length - 6);
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize("ratings", cut))
                .withMessageContaining("schema id 7");
    }
}
