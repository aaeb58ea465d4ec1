package com.movieconcierge.ingest.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.ingest.config.MemoryApplication;
import com.movieconcierge.ingest.support.Fixtures;
import com.movieconcierge.ingest.support.IngestClient;
import com.movieconcierge.ingest.support.IngestClient.Answer;
import com.movieconcierge.ingest.support.MemoryLogs;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The HTTP contract over logs in memory: every answer a client can get. */
class HttpContractTest {
    private static final String GOOD = "{\"userId\":\"ada\",\"movieId\":\"m-1\",\"rating\":4.5}";

    @TempDir
    static Path state;

    private static ConfigurableApplicationContext service;
    private static MemoryLogs logs;
    private static IngestClient client;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(MemoryApplication.class)
                .properties("spring.config.name=ingest-service")
                .run(
                        "--server.port=0",
                        "--concierge.imports.enabled=true",
                        "--concierge.imports.allowed-roots=" + Fixtures.path("ml-csv"),
                        "--concierge.imports.state-dir=" + state,
                        "--concierge.tmdb.cache-dir=" + state.resolve("tmdb"));
        logs = service.getBean(MemoryLogs.class);
        client = new IngestClient(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void oneFilmIsKnown() {
        logs.recover();
        logs.caughtUp = true;
        logs.learn("m-1");
        logs.ratings.clear();
        logs.films.clear();
        logs.rejected.clear();
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().toString()).doesNotContain("Exception");
    }

    @Test
    void aRatingIsAcceptedWithItsPlaceInTheLog() {
        Answer answer = client.rate(GOOD);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("eventId").asString()).isNotBlank();
        assertThat(answer.body().path("offset").asInt(-1)).isZero();
        assertThat(logs.ratings).singleElement().satisfies(event -> {
            assertThat(event.stars()).isEqualTo(4.5);
            assertThat(event.source()).isEqualTo("api");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400 | body    | {"userId": "ada",
                    400 | body    | not json
                    400 | body    | [1, 2]
                    400 | body    | {"userId":"ada","movieId":"m-1","rating":NaN}
                    400 | rating  | {"userId":"ada","movieId":"m-1","rating":7}
                    400 | rating  | {"userId":"ada","movieId":"m-1","rating":0.3}
                    400 | rating  | {"userId":"ada","movieId":"m-1","rating":"NaN"}
                    400 | rating  | {"userId":"ada","movieId":"m-1","rating":null}
                    400 | ratedAt | {"userId":"ada","movieId":"m-1","rating":4,"ratedAt":"2199-01-01T00:00:00Z"}
                    400 | ratedAt | {"userId":"ada","movieId":"m-1","rating":4,"ratedAt":"soon"}
                    400 | userId  | {"userId":"","movieId":"m-1","rating":4}
                    400 | userId  | {"movieId":"m-1","rating":4}
                    400 | movieId | {"userId":"ada","movieId":"","rating":4}
                    400 | movieId | {"userId":"ada","movieId":"a b","rating":4}
                    400 | eventId | {"eventId":"","userId":"ada","movieId":"m-1","rating":4}
                    400 | stars   | {"userId":"ada","movieId":"m-1","rating":4,"stars":5}
                    422 | movieId | {"userId":"ada","movieId":"m-404","rating":4}
                    """)
    void aBadRatingIsRefusedByField(int status, String field, String document) {
        Answer answer = client.rate(document);

        assertProblem(answer, status);
        assertThat(answer.firstField()).isEqualTo(field);
        assertThat(logs.ratings).isEmpty();
    }

    @Test
    void malformedJsonIsPlaced() {
        Answer answer = client.rate("{\n \"userId\": }");

        assertThat(answer.body().path("errors").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(answer.firstMessage()).contains("line 2, column");
    }

    @Test
    void aBodyOfTenMegabytesIsRefusedWithOrWithoutItsLength() {
        byte[] body = new byte[10_000_000];

        assertProblem(client.call("POST", "/v1/ratings", IngestClient.JSON, BodyPublishers.ofByteArray(body)), 413);
        assertProblem(
                client.call(
                        "POST",
                        "/v1/ratings",
                        IngestClient.JSON,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
                413);
        assertProblem(client.call("PUT", "/v1/movies/m-2", IngestClient.JSON, BodyPublishers.ofByteArray(body)), 413);
        assertThat(client.rate(GOOD).status()).isEqualTo(202);
    }

    @Test
    void otherContentTypesMethodsAndPathsAreProblemsToo() {
        assertProblem(client.call("POST", "/v1/ratings", "text/plain", BodyPublishers.ofString(GOOD)), 415);
        assertProblem(client.call("PUT", "/v1/ratings", IngestClient.JSON, BodyPublishers.ofString(GOOD)), 405);
        assertProblem(client.get("/v1/nothing"), 404);
        assertProblem(client.get("/v1/imports/none"), 404);
    }

    @Test
    void aRetryIsAnsweredAsTheFirstTimeAndAnotherBodyIsAConflict() {
        String rating = "{\"eventId\":\"retry-1\",\"userId\":\"ada\",\"movieId\":\"m-1\",\"rating\":4.5}";

        Answer first = client.rate(rating);
        assertThat(client.rate(rating).body()).isEqualTo(first.body());
        assertThat(logs.ratings).hasSize(1);
        assertProblem(client.rate(rating.replace("4.5", "1.5")), 409);
    }

    @Test
    void withoutTheBrokerTheAnswerIsTryAgainAndARetryGoesThrough() {
        String rating = "{\"eventId\":\"retry-2\",\"userId\":\"ada\",\"movieId\":\"m-1\",\"rating\":4.5}";
        logs.failAfter(0);

        Answer answer = client.rate(rating);
        assertProblem(answer, 503);
        assertThat(answer.retryAfter()).isEqualTo("1");

        logs.recover();
        assertThat(client.rate(rating).status()).isEqualTo(202);
    }

    @Test
    void beforeTheCatalogueIsKnownAnAbsentFilmMeansTryAgain() {
        logs.caughtUp = false;

        assertProblem(client.rate(GOOD.replace("m-1", "m-500")), 503);
        assertThat(client.rate(GOOD).status()).isEqualTo(202);
    }

    @Test
    void aStreamGoesOnPastItsBadLines() {
        Answer answer = client.rateAll(GOOD + "\n\n{\"userId\":\n" + GOOD.replace("4.5", "7") + "\r\n"
                + GOOD.replace("m-1", "m-404") + "\n" + "x".repeat(100_000) + "\n" + GOOD.replace("ada", "bo"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.body().path("rejected").asInt()).isEqualTo(4);
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(error ->
                                error.path("line").asInt() + error.path("field").asString()))
                .containsExactly("3body", "4rating", "5movieId", "6body");
        assertThat(answer.body().path("userOffsets").path("bo").asInt()).isEqualTo(1);
        assertThat(logs.rejected).hasSize(4).first().asString().startsWith("3 body: malformed JSON");
    }

    @Test
    void aStreamOfNothingButBadLinesIsNoSuccess() {
        assertThat(client.rateAll("x\ny\n").status()).isEqualTo(422);
        assertThat(client.rateAll("").status()).isEqualTo(202);
    }

    @Test
    void aStreamThatTheBrokerBreaksOffSaysHowFarItCame() {
        logs.failAfter(3);

        Answer answer = client.rateAll((GOOD + "\n").repeat(10));
        assertProblem(answer, 503);
        assertThat(answer.body().path("progress").path("accepted").asInt()).isEqualTo(3);
    }

    @Test
    void aFilmIsAcceptedAndCanBeRatedAtOnce() {
        assertThat(client.putMovie("m-9", "{\"title\":\"Nine\",\"year\":1999}").status())
                .isEqualTo(202);
        assertThat(client.rate(GOOD.replace("m-1", "m-9")).status()).isEqualTo(202);

        Answer answer = client.putMovie("m-9", "{\"title\":\" \",\"year\":99,\"posterUrl\":\"ftp://x\"}");
        assertProblem(answer, 400);
        assertThat(answer.body().path("errors").valueStream().map(error -> error.path("field")
                        .asString()))
                .containsExactly("title", "year", "posterUrl");
        assertProblem(client.putMovie("a%20b", "{\"title\":\"x\"}"), 400);
    }

    @Test
    void aWithdrawalIsARatingWithoutStars() {
        Answer answer = client.delete("/v1/users/ada/ratings/m-1?eventId=w-1&ratedAt=2024-05-01T20:15:00Z");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("eventId").asString()).isEqualTo("w-1");
        assertThat(logs.ratings).singleElement().satisfies(event -> assertThat(event.stars())
                .isNull());
        assertProblem(client.delete("/v1/users/a%20b/ratings/m-1"), 400);
        assertProblem(client.delete("/v1/users/ada/ratings/m-1?ratedAt=soon"), 400);
    }

    @Test
    void pathsOutsideTheAllowedFoldersAreRefusedWhetherOrNotTheyExist() {
        for (String path : new String[] {"/etc", "/nowhere", Fixtures.path("ml-csv") + "/../ml-dat", "\\u0000"}) {
            Answer answer = client.startImport("{\"movielens\":\"" + path + "\"}");
            assertProblem(answer, 400);
            assertThat(answer.firstField()).isEqualTo("movielens");
        }
        assertProblem(client.startImport("{}"), 400);
        assertProblem(client.startImport("{\"movielens\":\"" + Fixtures.path("ml-csv") + "\",\"movies\":\"x\"}"), 400);
    }

    @Test
    void anImportShowsItsProgressToTheEnd() {
        Answer started = client.startImport("{\"movielens\":\"" + Fixtures.path("ml-csv") + "\"}");
        assertThat(started.status()).as("%s", started).isEqualTo(202);
        String job = "/v1/imports/" + started.body().path("id").asString();

        await().until(() -> client.get(job).body().path("state").asString().equals("DONE"));
        Answer done = client.get(job);
        assertThat(done.body().path("films").path("done").asInt()).isEqualTo(4);
        assertThat(done.body().path("ratings").path("fraction").asDouble()).isEqualTo(1.0);
        assertThat(done.body().path("rejected").asInt()).isEqualTo(8);
        assertThat(client.get("/v1/imports").body().path("imports").size()).isPositive();
    }

    @Test
    void theApiDescribesItself() {
        Answer api = client.get("/v3/api-docs");

        assertThat(api.status()).isEqualTo(200);
        assertThat(api.body().path("paths").propertyNames())
                .contains("/v1/ratings", "/v1/users/{userId}/ratings/{movieId}", "/v1/movies/{movieId}", "/v1/imports");
    }

    @Test
    void withoutATokenEnrichmentIsOffAndSaysHowToSwitchItOn() {
        Answer answer =
                client.call("POST", "/v1/enrichments", IngestClient.JSON, BodyPublishers.ofString("{\"all\":true}"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body().path("detail").asString()).contains("set TMDB_TOKEN");
        assertThat(client.get("/v1/enrichments").body().path("enrichments")).isEmpty();
    }

    @Test
    void withoutATokenNoFilmIsLookedUp() {
        Answer answer = client.get("/v1/film-details?title=Heat");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.body().path("reason").asString()).isEqualTo("tmdb-not-configured");
        assertThat(answer.retryAfter()).isEmpty();
    }
}
