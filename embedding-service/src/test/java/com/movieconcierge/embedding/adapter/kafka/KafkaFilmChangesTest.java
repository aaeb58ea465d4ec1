package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedding.domain.FilmChange;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.events.Movie;
import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.model.Film;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.AvroSerdes;
import com.movieconcierge.schemas.serde.RegistryConfig;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaFilmChangesTest {
    private static final TopicPartition MOVIES = new TopicPartition("movies", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private HttpServer registry;
    private KafkaFilmChanges<Film> films;
    private long offset;

    /** Another maker's: it does not say whether the registry or the record is to blame. */
    public static final class ForeignDeserializer implements Deserializer<Movie> {
        @Override
        public @Nullable Movie deserialize(String topic, byte @Nullable [] value) {
            try {
                return value == null ? null : Movie.getDecoder().decode(value);
            } catch (IOException | AvroRuntimeException e) {
                throw new SerializationException("not Avro", e);
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        registry.start();
        var codec = new TopicCodec<>(
                Topics.MOVIES,
                Map.of(
                        RegistryConfig.URL,
                        "http://127.0.0.1:" + registry.getAddress().getPort(),
                        AvroSerdes.DESERIALIZER,
                        ForeignDeserializer.class.getName()));
        films = new KafkaFilmChanges<>(new GroupReader(() -> consumer, "movies"), codec, () -> "models");
        films.poll();
        consumer.updateBeginningOffsets(Map.of(MOVIES, 0L));
        consumer.rebalance(List.of(MOVIES));
    }

    @AfterEach
    void stop() {
        films.close();
        registry.stop(0);
    }

    @Test
    void aFilmIsReadWithItsGapsClosed() {
        assertThat(read("m1", film().build())).isInstanceOfSatisfying(FilmChange.Upsert.class, upsert -> {
            assertThat(upsert.movieId()).isEqualTo("m1");
            assertThat(upsert.value()).isEqualTo(Film.builder("m1", "One").build());
        });
    }

    @Test
    void aTombstoneIsARemoval() {
        assertThat(read("m1", (byte[]) null))
                .isInstanceOfSatisfying(FilmChange.Removal.class, removal -> assertThat(removal.movieId())
                        .isEqualTo("m1"));
    }

    @Test
    void whatIsNoFilmSaysWhy() {
        assertThat(reasonOf(read(null, film().build()))).contains("record key");
        assertThat(reasonOf(read("no id", (byte[]) null))).contains("ids");
        assertThat(reasonOf(read("m2", film().build()))).contains("m1").contains("m2");
        assertThat(reasonOf(
                        read("m1", film().setGenres(List.of("Drama")).setYear(3).build())))
                .contains("year");
    }

    /** What is accepted at the door is not refused here, and the other way round. */
    @Test
    void theLimitsAreThoseOfEveryFilm() {
        String address = "https://pictures.example/" + "p".repeat(2_005);
        assertThat(address).hasSize(2_030);
        assertThat(read("m1", film().setPosterUrl(address).build())).isInstanceOf(FilmChange.Upsert.class);
        assertThat(read("m1", film().setTrailer(address).build())).isInstanceOf(FilmChange.Upsert.class);
        assertThat(read("m1", film().setYear(2_100).build())).isInstanceOf(FilmChange.Upsert.class);
        assertThat(reasonOf(read("m1", film().setYear(2_101).build()))).isEqualTo("year must be 1870 to 2100, is 2101");
    }

    @Test
    void bytesThatCannotBeReadKeepTheDeserializersReason() {
        assertThat(reasonOf(read("m1", new byte[] {1}))).isEqualTo("not Avro");
    }

    @Test
    void noRecordIsBlamedWhileTheRegistryDoesNotAnswer() {
        registry.stop(0);
        write("m1", new byte[] {1});
        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> films.poll())
                .withMessageContaining("registry")
                .withMessageContaining("not Avro");

        films.rewind();
        assertThat(consumer.position(MOVIES)).as("it comes again").isZero();
    }

    private static Movie.Builder film() {
        return Movie.newBuilder().setMovieId("m1").setTitle("One");
    }

    private FilmChange<Film> read(@Nullable String key, Movie value) {
        try {
            return read(key, value.toByteBuffer().array());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private FilmChange<Film> read(@Nullable String key, byte @Nullable [] value) {
        write(key, value);
        List<FilmChange<Film>> changes = films.poll();
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private void write(@Nullable String key, byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(
                "movies", 0, offset++, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static String reasonOf(FilmChange<Film> change) {
        return ((FilmChange.Unusable<Film>) change).reason();
    }
}
