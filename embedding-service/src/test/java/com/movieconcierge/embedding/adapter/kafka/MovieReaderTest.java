package com.movieconcierge.embedding.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedding.domain.MovieEvent;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.events.Movie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class MovieReaderTest {

    @Test
    void aMovieIsReadWithItsGapsClosed() {
        var event =
                read("m1", Movie.newBuilder().setMovieId("m1").setTitle("One").build());

        assertThat(event).isInstanceOfSatisfying(MovieEvent.Upsert.class, upsert -> {
            assertThat(upsert.movie().movieId()).isEqualTo("m1");
            assertThat(upsert.movie().year()).isEmpty();
            assertThat(upsert.movie().synopsis()).isEmpty();
            assertThat(upsert.movie().cast()).isEmpty();
        });
    }

    @Test
    void aTombstoneIsARemoval() {
        assertThat(read("m1", null))
                .isInstanceOfSatisfying(MovieEvent.Removal.class, removal -> assertThat(removal.movieId())
                        .isEqualTo("m1"));
    }

    @Test
    void whatIsNoMovieSaysWhy() {
        Movie movie = Movie.newBuilder().setMovieId("m1").setTitle("One").build();

        assertThat(reasonOf(read(null, movie))).contains("record key");
        assertThat(reasonOf(read("no id", null))).contains("movieId");
        assertThat(reasonOf(read("m2", movie))).contains("m1").contains("m2");
        assertThat(reasonOf(read(
                        "m1",
                        Movie.newBuilder(movie)
                                .setGenres(List.of("Drama"))
                                .setYear(3)
                                .build())))
                .contains("year");
    }

    @Test
    void bytesThatCannotBeReadKeepTheDeserializersReason() {
        var reader = new MovieReader(
                (topic, bytes) -> {
                    throw new SerializationException("not Avro");
                },
                () -> true);

        assertThat(reasonOf(reader.read(raw("m1")))).isEqualTo("not Avro");
    }

    @Test
    void noRecordIsBlamedWhileTheRegistryDoesNotAnswer() {
        var reader = new MovieReader(
                (topic, bytes) -> {
                    throw new SerializationException("credentials were refused");
                },
                () -> false);

        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> reader.read(raw("m1")))
                .withMessageContaining("credentials were refused");
    }

    private static MovieEvent read(String key, SpecificRecord value) {
        return new MovieReader((topic, bytes) -> value, () -> true).read(raw(key));
    }

    private static ConsumerRecord<byte[], byte[]> raw(String key) {
        return new ConsumerRecord<>(
                "movies", 0, 7, key == null ? null : key.getBytes(StandardCharsets.UTF_8), new byte[] {1});
    }

    private static String reasonOf(MovieEvent event) {
        return ((MovieEvent.Unusable) event).reason();
    }
}
