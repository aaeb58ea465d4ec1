package com.movieconcierge.embedding;

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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it is started, on a real broker and registry. */
class EmbeddingIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path cache;

    private static final RealParts PARTS = RealParts.get();
    private static final TypedRecords RECORDS = PARTS.records();
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = startService(PARTS.serviceProperties());
    }

    @AfterAll
    static void stop() {
        service.close();
        RECORDS.close();
    }

    @Test
    void aMovieBecomesDna() {
        String id = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, id, movie(id, "A detective hunts a crew of thieves.", "Michael Mann"));

        MovieDna dna = dnaOf(id);

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
        RECORDS.send(Topics.MOVIES, id, movie(id, null, "Agnès Varda"));

        assertThat(dnaOf(id).getBlocks()).extracting(DnaBlock::getModality).containsExactly("facts");
    }

    @Test
    void sentencesBecomeVectorsOfTheModelThatServes() throws Exception {
        String id = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, id, movie(id, "A detective hunts a crew of thieves.", "Michael Mann"));
        DnaBlock theme = dnaOf(id).getBlocks().get(0);

        JsonNode answer = JSON.readTree(post(
                "{\"texts\":[\"A detective hunts a crew of thieves.\",\"Two shy teenagers fall in love by the sea.\"]}",
                200));

        assertThat(answer.get("modelId").asString()).isEqualTo(theme.getModelId());
        assertThat(answer.get("modelVersion").asString()).isEqualTo(theme.getModelVersion());
        assertThat(answer.get("dimension").asInt()).isEqualTo(384);
        assertThat(answer.get("vectors").size()).isEqualTo(2);
        float[] heist = new float[384];
        float[] love = new float[384];
        for (int i = 0; i < heist.length; i++) {
            heist[i] = answer.get("vectors").get(0).get(i).floatValue();
            love[i] = answer.get("vectors").get(1).get(i).floatValue();
        }
        float[] film = Vectors.fromBytes(theme.getVector());
        assertThat(Vectors.dot(heist, film)).isGreaterThan(Vectors.dot(love, film));
    }

    @Test
    void textsOutOfBoundsAreRefused() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"texts\":[]}",
                "{\"texts\":[\" \"]}",
                "{\"texts\":[null]}",
                "{\"texts\":[\"" + "a".repeat(2001) + "\"]}",
                "{\"texts\":[" + "\"a\",".repeat(16) + "\"a\"]}",
                "{")) {
            post(body, 400);
        }
    }

    @Test
    void anUnchangedMovieIsNotEmbeddedAgain() throws Exception {
        String id = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, id, movie(id, "Two friends rob a bank.", "Sidney Lumet"));
        dnaOf(id);
        double embedded = metric("concierge_embedding_films_total{outcome=\"embedded\"}");
        double unchanged = metric("concierge_embedding_films_total{outcome=\"unchanged\"}");

        RECORDS.send(Topics.MOVIES, id, movie(id, "Two friends rob a bank.", "Sidney Lumet"));

        await().atMost(LIMIT)
                .until(() -> metric("concierge_embedding_films_total{outcome=\"unchanged\"}") == unchanged + 1);
        assertThat(metric("concierge_embedding_films_total{outcome=\"embedded\"}"))
                .isEqualTo(embedded);
    }

    @Test
    void aTombstoneRemovesTheDna() {
        String id = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, id, movie(id, "Gone tomorrow.", "Nobody"));
        dnaOf(id);

        RECORDS.send(Topics.MOVIES, id, null);

        RECORDS.<MovieDna>readUntil(
                Topics.MOVIE_DNA, LIMIT, record -> record.key().equals(id) && record.value() == null);
    }

    @Test
    void garbageIsSetAsideWithItsReasonAndTheNextMovieGoesThrough() {
        String id = RealParts.unique("film");
        byte[] garbage = "not avro at all".getBytes(StandardCharsets.UTF_8);
        RECORDS.sendBytes("movies", id, garbage);
        RECORDS.sendBytes("movies", id, new byte[] {0, 0, 0, 1, 77, 1, 2, 3});
        RECORDS.send(Topics.MOVIES, id, movie(id, "Still here.", "Somebody"));

        assertThat(dnaOf(id).getMovieId()).isEqualTo(id);
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
        RECORDS.send(
                Topics.MOVIES, wrongYear, Movie.newBuilder(film).setYear(12_345).build());
        String mixedUp = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, mixedUp, movie("another-id", "Whose is it?", "Nobody"));
        String rating = RealParts.unique("film");
        RECORDS.sendBytes("movies", rating, ratingBytes());

        assertThat(header(deadLetterOf(wrongYear), DeadLetter.REASON))
                .contains("year")
                .contains("12345");
        assertThat(header(deadLetterOf(mixedUp), DeadLetter.REASON)).contains("another-id");
        assertThat(header(deadLetterOf(rating), DeadLetter.REASON)).contains("Rating");
    }

    @Test
    void progressSaysWhenNothingIsLeft() throws Exception {
        String id = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, id, movie(id, "The last one.", "Somebody"));
        dnaOf(id);

        await().atMost(LIMIT).until(() -> progress().path("moviesBehind").asLong(-1) == 0);
        assertThat(progress().path("embedded").asLong()).isPositive();
        assertThat(progress().path("perSecond").isNumber()).isTrue();
    }

    @Test
    void healthNamesItsParts() throws Exception {
        await().atMost(LIMIT).until(() -> get("/actuator/health").contains("\"phase\":\"RUNNING\""));

        JsonNode health = JSON.readTree(get("/actuator/health"));

        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.path("components").propertyNames()).contains("broker", "registry", "model", "flow");
    }

    @Test
    void afterARestartTheWorkGoesOnAndNothingIsEmbeddedTwice() throws Exception {
        String before = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, before, movie(before, "Before the restart.", "Somebody"));
        dnaOf(before);
        await().atMost(LIMIT).until(() -> progress().path("moviesBehind").asLong(-1) == 0);

        service.close();
        String between = RealParts.unique("film");
        RECORDS.send(Topics.MOVIES, between, movie(between, "While it was down.", "Somebody"));
        RECORDS.send(Topics.MOVIES, before, movie(before, "Before the restart.", "Somebody"));
        service = startService(PARTS.serviceProperties());

        assertThat(dnaOf(between).getMovieId()).isEqualTo(between);
        await().atMost(LIMIT).until(() -> progress().path("moviesBehind").asLong(-1) == 0);
        assertThat(progress().path("embedded").asLong()).isEqualTo(1);
        assertThat(progress().path("unchanged").asLong()).isEqualTo(1);
    }

    @Test
    void startsWithoutBrokerAndRegistryAndNamesThem() throws Exception {
        Map<String, String> nowhere = new HashMap<>(PARTS.serviceProperties());
        nowhere.put("concierge.kafka.bootstrap-servers", "broker.invalid:9092");
        nowhere.put("concierge.registry.url", "http://registry.invalid:8085");
        try (var lonely = startService(nowhere)) {
            int port = portOf(lonely);
            await().atMost(LIMIT).until(() -> get(port, "/actuator/health").contains("\"phase\":\"PAUSED\""));
            JsonNode parts = JSON.readTree(get(port, "/actuator/health")).path("components");

            assertThat(parts.path("broker").toString()).contains("DOWN").contains("broker.invalid:9092");
            assertThat(parts.path("registry").toString()).contains("DOWN").contains("registry.invalid:8085");
            assertThat(parts.path("model").toString()).contains("UP");
            assertThat(get(port, "/v1/progress")).contains("\"status\":503");
        }
    }

    private static ConfigurableApplicationContext startService(Map<String, String> properties) {
        SpringApplication application = EmbeddingServiceApplication.builder().application();
        String[] arguments = properties.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--concierge.embedding.cache-dir=" + cache);
        return application.run(all.toArray(String[]::new));
    }

    private static Movie movie(String id, String synopsis, String director) {
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

    private static MovieDna dnaOf(String id) {
        List<ConsumerRecord<String, MovieDna>> records = RECORDS.readUntil(
                Topics.MOVIE_DNA, LIMIT, record -> record.key().equals(id) && record.value() != null);
        return records.get(records.size() - 1).value();
    }

    private static ConsumerRecord<String, byte[]> deadLetterOf(String id) {
        List<ConsumerRecord<String, byte[]>> letters =
                RECORDS.readBytesUntil(Topics.MOVIES.deadLetters(), LIMIT, record -> id.equals(record.key()));
        return letters.get(letters.size() - 1);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return TypedRecords.header(record.headers(), name);
    }

    private static JsonNode progress() throws Exception {
        return JSON.readTree(get("/v1/progress"));
    }

    private static double metric(String line) throws Exception {
        return get("/actuator/prometheus")
                .lines()
                .filter(candidate -> candidate.startsWith(line))
                .mapToDouble(found -> Double.parseDouble(found.substring(found.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + line));
    }

    private static String get(String path) throws Exception {
        return get(portOf(service), path);
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static int portOf(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static String post(String body, int status) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portOf(service) + "/v1/embeddings"))
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }
}
