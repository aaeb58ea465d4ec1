package com.movieconcierge.embedding;

import static com.movieconcierge.embedding.ServedEmbedding.LIMIT;
import static com.movieconcierge.embedding.ServedEmbedding.PARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Rating;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From movies to DNA, by the service as it is started, on a real broker and registry. */
class EmbeddingIT {
    @RegisterExtension
    static final ServedEmbedding SERVED = new ServedEmbedding();

    @Test
    void aMovieBecomesDna() {
        String id = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, id, movie(id, "A detective hunts a crew of thieves.", "Michael Mann"));

        MovieDna dna = SERVED.dnaOf(id);

        assertThat(dna.getBlocks()).extracting(DnaBlock::getModality).containsExactly("theme", "facts");
        assertThat(dna.getBlocks()).allSatisfy(block -> {
            assertThat(Vectors.norm(Vectors.fromBytes(block.getVector()))).isBetween(0.9999, 1.0001);
            assertThat(block.getModelVersion()).matches("[0-9a-f]{12}");
        });
        assertThat(dna.getContentHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void aMovieWithoutTextHasFactsOnly() {
        String id = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, id, movie(id, null, "Agnès Varda"));

        assertThat(SERVED.dnaOf(id).getBlocks())
                .extracting(DnaBlock::getModality)
                .containsExactly("facts");
    }

    @Test
    void anUnchangedMovieIsNotEmbeddedAgain() {
        String id = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, id, movie(id, "Two friends rob a bank.", "Sidney Lumet"));
        SERVED.dnaOf(id);
        double embedded = metric("concierge_embedding_films_total{outcome=\"embedded\"}");
        double unchanged = metric("concierge_embedding_films_total{outcome=\"unchanged\"}");

        SERVED.records().send(Topics.MOVIES, id, movie(id, "Two friends rob a bank.", "Sidney Lumet"));

        await().atMost(LIMIT)
                .until(() -> metric("concierge_embedding_films_total{outcome=\"unchanged\"}") == unchanged + 1);
        assertThat(metric("concierge_embedding_films_total{outcome=\"embedded\"}"))
                .isEqualTo(embedded);
    }

    @Test
    void aTombstoneRemovesTheDna() {
        String id = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, id, movie(id, "Gone tomorrow.", "Nobody"));
        SERVED.dnaOf(id);

        SERVED.records().send(Topics.MOVIES, id, null);

        SERVED.records()
                .<MovieDna>readUntil(
                        Topics.MOVIE_DNA, LIMIT, record -> record.key().equals(id) && record.value() == null);
    }

    @Test
    void garbageIsSetAsideWithItsReasonAndTheNextMovieGoesThrough() {
        String id = RealParts.unique("film");
        byte[] garbage = "not avro at all".getBytes(StandardCharsets.UTF_8);
        SERVED.records().sendBytes("movies", id, garbage);
        SERVED.records().sendBytes("movies", id, new byte[] {0, 0, 0, 1, 77, 1, 2, 3});
        SERVED.records().send(Topics.MOVIES, id, movie(id, "Still here.", "Somebody"));

        assertThat(SERVED.dnaOf(id).getMovieId()).isEqualTo(id);
        ConsumerRecord<String, byte[]> letter = deadLetterOf(id);
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(header(letter, DeadLetter.REASON)).contains("not in the Confluent wire format");
        assertThat(header(letter, DeadLetter.SERVICE)).isEqualTo("embedding-service");
        assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo("movies");
    }

    @Test
    void recordsThatAreNoValidMovieAreSetAside() {
        String wrongYear = RealParts.unique("film");
        Movie film = movie(wrongYear, "A film from the future.", "Nobody");
        SERVED.records()
                .send(
                        Topics.MOVIES,
                        wrongYear,
                        Movie.newBuilder(film).setYear(12_345).build());
        String mixedUp = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, mixedUp, movie("another-id", "Whose is it?", "Nobody"));
        String rating = RealParts.unique("film");
        SERVED.records().sendBytes("movies", rating, ratingBytes());

        assertThat(header(deadLetterOf(wrongYear), DeadLetter.REASON))
                .contains("year")
                .contains("12345");
        assertThat(header(deadLetterOf(mixedUp), DeadLetter.REASON)).contains("another-id");
        assertThat(header(deadLetterOf(rating), DeadLetter.REASON)).contains("Rating");
    }

    @Test
    void afterARestartTheWorkGoesOnAndNothingIsEmbeddedTwice() {
        String before = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, before, movie(before, "Before the restart.", "Somebody"));
        SERVED.dnaOf(before);
        await().atMost(LIMIT).until(() -> SERVED.progress().path("moviesBehind").asLong(-1) == 0);

        SERVED.stop();
        String between = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, between, movie(between, "While it was down.", "Somebody"));
        SERVED.records().send(Topics.MOVIES, before, movie(before, "Before the restart.", "Somebody"));
        SERVED.restart();

        assertThat(SERVED.dnaOf(between).getMovieId()).isEqualTo(between);
        await().atMost(LIMIT).until(() -> SERVED.progress().path("moviesBehind").asLong(-1) == 0);
        assertThat(SERVED.progress().path("embedded").asLong()).isEqualTo(1);
        assertThat(SERVED.progress().path("unchanged").asLong()).isEqualTo(1);
    }

    /** A crime film of 1995. */
    static Movie movie(String id, String synopsis, String director) {
        return Movie.newBuilder()
                .setMovieId(id)
                .setTitle("Title of " + id)
                .setYear(1995)
                .setGenres(List.of("Crime", "Drama"))
                .setSynopsis(synopsis)
                .setDirectors(List.of(director))
                .build();
    }

    /** A record in the right format, with a registered schema, on the wrong topic. */
    private static byte[] ratingBytes() {
        try (var serde = PARTS.<Rating>serde()) {
            return serde.serializer().serialize("ratings", new Rating("e", "u", "m", 3.0, Instant.EPOCH, ""));
        }
    }

    private static ConsumerRecord<String, byte[]> deadLetterOf(String id) {
        List<ConsumerRecord<String, byte[]>> letters =
                SERVED.records().readBytesUntil(Topics.MOVIES.deadLetters(), LIMIT, record -> id.equals(record.key()));
        return letters.get(letters.size() - 1);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return TypedRecords.header(record.headers(), name);
    }

    private static double metric(String line) {
        return SERVED.get("/actuator/prometheus")
                .lines()
                .filter(candidate -> candidate.startsWith(line))
                .mapToDouble(found -> Double.parseDouble(found.substring(found.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + line));
    }
}
