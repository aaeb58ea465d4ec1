package com.movieconcierge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.Movie;
import com.movieconcierge.events.Rating;
import com.movieconcierge.ingest.support.Fixtures;
import com.movieconcierge.ingest.support.IngestClient;
import com.movieconcierge.ingest.support.IngestClient.Answer;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a real broker and registry. */
class IngestIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path state;

    private static ConfigurableApplicationContext service;
    private static IngestClient client;
    private static TypedRecords records;
    private static final String FILM = RealParts.unique("film");

    @BeforeAll
    static void start() {
        RealParts parts = RealParts.get();
        String[] arguments = parts.serviceProperties().entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        service = IngestServiceApplication.builder()
                .properties(Map.of(
                        "IMPORTS_ENABLED", "true",
                        "IMPORTS_ALLOWED_ROOTS",
                                Fixtures.path("ml-csv").getParent().toString(),
                        "IMPORTS_STATE_DIR", state.toString(),
                        "TMDB_CACHE_DIR", state.resolve("tmdb").toString()))
                .run(arguments);
        client = new IngestClient(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        records = parts.records();
        await().atMost(LIMIT).until(() -> client.get("/actuator/health").status() == 200);
        assertThat(client.putMovie(FILM, "{\"title\":\"The Film\",\"year\":1999,\"cast\":[\"A\",\"B\"]}")
                        .status())
                .isEqualTo(202);
    }

    @AfterAll
    static void stop() {
        records.close();
        service.close();
    }

    private static String rating(String eventId, String user, String stars) {
        return "{\"eventId\":\"%s\",\"userId\":\"%s\",\"movieId\":\"%s\",\"rating\":%s}"
                .formatted(eventId, user, FILM, stars);
    }

    /** The ratings of the viewers whose ids start so, up to the given event, in the order of the log. */
    private static List<ConsumerRecord<String, Rating>> ratingsUntil(String users, String eventId) {
        return records
                .<Rating>readUntil(Topics.RATINGS, LIMIT, record -> record.value()
                        .getEventId()
                        .equals(eventId))
                .stream()
                .filter(record -> record.key().startsWith(users))
                .toList();
    }

    @Test
    void aRatingStandsOnTheLogWhereTheAnswerSays() {
        String user = RealParts.unique("ada");
        String event = RealParts.unique("event");

        Answer answer = client.rate(rating(event, user, "4.5"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        ConsumerRecord<String, Rating> written = ratingsUntil(user, event).get(0);
        assertThat(written.key()).isEqualTo(user);
        assertThat(written.offset()).isEqualTo(answer.body().path("offset").asLong());
        assertThat(written.partition())
                .isEqualTo(answer.body().path("partition").asInt());
        assertThat(written.value().getRating()).isEqualTo(4.5);
        assertThat(written.value().getSource()).isEqualTo("api");
    }

    @Test
    void aRetryWritesNothingAndAWithdrawalHasNoStars() {
        String user = RealParts.unique("bo");
        String event = RealParts.unique("event");
        String withdrawal = RealParts.unique("withdrawal");

        Answer first = client.rate(rating(event, user, "3"));
        assertThat(client.rate(rating(event, user, "3")).body()).isEqualTo(first.body());
        assertThat(client.rate(rating(event, user, "2")).status()).isEqualTo(409);
        assertThat(client.delete("/v1/users/" + user + "/ratings/" + FILM + "?eventId=" + withdrawal)
                        .status())
                .isEqualTo(202);

        assertThat(ratingsUntil(user, withdrawal))
                .extracting(record -> record.value().getRating())
                .containsExactly(3.0, null);
    }

    @Test
    void badInputIsRefusedAndDisturbsNothing() {
        String user = RealParts.unique("cy");
        List<Integer> refused = List.of(
                client.rate("{\"userId\":").status(),
                client.rate(rating("e", user, "4").replace(FILM, "nowhere")).status(),
                client.rate(rating("e", user, "7")).status(),
                client.rate(rating("e", user, "4,\"ratedAt\":\"2199-01-01T00:00:00Z\""))
                        .status(),
                client.rate(rating("e", "", "4")).status(),
                client.call(
                                "POST",
                                "/v1/ratings",
                                IngestClient.JSON,
                                BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024]))
                        .status());
        assertThat(refused).containsExactly(400, 422, 400, 400, 400, 413);

        String event = RealParts.unique("event");
        assertThat(client.rate(rating(event, user, "5")).status()).isEqualTo(202);
        assertThat(ratingsUntil(user, event)).hasSize(1);
        assertThat(client.get("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void badLinesOfAStreamAreDeadLettersWithTheirReason() {
        String user = RealParts.unique("di");
        String marker = RealParts.unique("no-json");
        String lines = IntStream.range(0, 3_000)
                .mapToObj(line -> line == 1_234 ? "{" + marker : rating(user + "-" + line, user, "4"))
                .collect(Collectors.joining("\n"));

        Answer answer = client.rateAll(lines);
        assertThat(answer.body().path("accepted").asInt()).as("%s", answer).isEqualTo(2_999);
        assertThat(answer.body().path("errors").path(0).path("line").asInt()).isEqualTo(1_235);
        List<ConsumerRecord<String, Rating>> written = ratingsUntil(user, user + "-2999");
        assertThat(written).hasSize(2_999);
        assertThat(written.get(2_998).offset())
                .isEqualTo(answer.body().path("userOffsets").path(user).asLong());

        ConsumerRecord<String, byte[]> letter = records
                .readBytesUntil(Topics.RATINGS.deadLetters(), LIMIT, record -> new String(
                                record.value(), StandardCharsets.UTF_8)
                        .contains(marker))
                .stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(TypedRecords.header(letter.headers(), DeadLetter.REASON)).startsWith("body: malformed JSON");
        assertThat(TypedRecords.header(letter.headers(), "dlq.line")).isEqualTo("1235");
    }

    @Test
    void aFilmOfAnotherProducerCanBeRatedAndARemovedOneCannot() {
        String film = RealParts.unique("foreign");
        String user = RealParts.unique("ed");
        String rating = rating("", user, "4").replace("\"eventId\":\"\",", "").replace(FILM, film);
        assertThat(client.rate(rating).status()).isEqualTo(422);

        records.send(
                Topics.MOVIES,
                film,
                Movie.newBuilder().setMovieId(film).setTitle("Foreign").build());
        await().atMost(LIMIT).until(() -> client.rate(rating).status() == 202);
        records.send(Topics.MOVIES, film, null);
        await().atMost(LIMIT).until(() -> client.rate(rating).status() == 422);
    }

    @Test
    void aFolderIsImportedFilmsFirstAndBadRowsAreSetAside() {
        Answer done = imported("{\"movielens\":\"%s\",\"texts\":\"%s\"}"
                .formatted(Fixtures.path("ml-csv"), Fixtures.path("texts.jsonl")));

        assertThat(done.body().path("films").path("done").asInt()).isEqualTo(4);
        assertThat(done.body().path("ratings").path("done").asInt()).isEqualTo(4);
        assertThat(done.body().path("rejected").asInt()).isEqualTo(9);
        assertThat(Path.of(done.body().path("rejectedFile").asString()))
                .content()
                .contains("movies.csv", "three");
        Movie first = records
                .<Movie>readUntil(Topics.MOVIES, LIMIT, record -> record.key().equals("1"))
                .stream()
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value();
        assertThat(first.getSynopsis()).isEqualTo("Two sisters light a river.");
        assertThat(ratingsUntil("3", "ml:3:6:1046454591")).isNotEmpty();
    }

    @Test
    void theColonFormIsImportedToo() {
        Answer done = imported("{\"movielens\":\"%s\"}".formatted(Fixtures.path("ml-dat")));

        assertThat(done.body().path("ratings").path("done").asInt()).isEqualTo(2);
        assertThat(done.body().path("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void healthAndMetricsNameTheParts() {
        Answer health = client.get("/actuator/health");

        assertThat(health.body().path("components").propertyNames()).contains("broker", "registry", "catalogue");
    }

    private static Answer imported(String request) {
        Answer started = client.startImport(request);
        assertThat(started.status()).as("%s", started).isEqualTo(202);
        String job = "/v1/imports/" + started.body().path("id").asString();
        await().atMost(LIMIT)
                .until(() -> client.get(job).body().path("state").asString().equals("DONE"));
        return client.get(job);
    }
}
