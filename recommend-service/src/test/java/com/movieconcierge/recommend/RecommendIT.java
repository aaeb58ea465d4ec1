package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.AVA;
import static com.movieconcierge.recommend.ServedWorld.AVAS;
import static com.movieconcierge.recommend.ServedWorld.LIMIT;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.KeyFrame;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.TrailerMeasures;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real broker, registry and Redis, spoken to over HTTP. */
class RecommendIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();
    private final ProfileWriter profiles = SERVED.profiles();
    private final TypedRecords records = SERVED.records();

    @Test
    void everyFilmComesWithAReasonWhoseSharesAddUp() {
        JsonNode list = http.ok("/v1/users/" + AVA + "/recommendations?limit=10");
        assertThat(list.get("source").asString()).isEqualTo("profile");
        assertThat(list.get("profileOffset").asLong()).isEqualTo(41);
        assertThat(list.get("degraded").size()).isZero();
        assertThat(list.get("recommendations").size()).isEqualTo(10);
        for (JsonNode film : list.get("recommendations")) {
            assertThat(RecommendHttp.shares(film)).isCloseTo(film.get("score").asDouble(), within(1e-9));
            assertThat(film.get("reason").asString()).isNotBlank();
            assertThat(RecommendHttp.ids(list)).doesNotContain(WORLD.id(3), WORLD.id(8), WORLD.id(14), WORLD.id(22));
        }
        JsonNode first = list.get("recommendations").get(0);
        assertThat(first.get("reason").asString()).startsWith("Because you rated 'Film number ");
    }

    @Test
    void droppingAFilmChangesTheScoreByItsShare() {
        String candidate = WORLD.id(30);
        JsonNode pair = http.ok("/v1/users/" + AVA + "/explanations/" + candidate + "?without=" + WORLD.id(8));
        double share = 0;
        for (JsonNode contribution : pair.get("contributions")) {
            if (contribution.get("movieId").asString("").equals(WORLD.id(8))) {
                share = contribution.get("share").asDouble();
            }
            if (contribution.get("kind").asString().equals("rest")) {
                assertThat(contribution.get("share").asDouble())
                        .as("nothing is left over of a complete history")
                        .isCloseTo(0, within(1e-5));
            }
        }
        assertThat(share).isNotZero();
        assertThat(pair.get("without").get("difference").asDouble()).isCloseTo(share, within(1e-5));
        assertThat(RecommendHttp.shares(pair)).isCloseTo(pair.get("score").asDouble(), within(1e-5));
    }

    @Test
    void genreAndYearsNarrowTheList() {
        JsonNode list =
                http.ok("/v1/users/" + AVA + "/recommendations?limit=50&genre=western&yearFrom=1990&yearTo=2005");
        assertThat(list.get("recommendations").size()).isPositive();
        for (JsonNode film : list.get("recommendations")) {
            assertThat(film.get("movie").get("genres").get(0).asString()).isEqualTo("Western");
            assertThat(film.get("movie").get("year").asInt()).isBetween(1990, 2005);
        }
    }

    @Test
    void seenFilmsStayWhenAskedFor() {
        assertThat(RecommendHttp.ids(http.ok("/v1/users/" + AVA + "/recommendations?limit=60&excludeSeen=false")))
                .contains(WORLD.id(3));
    }

    @Test
    void aStrangerGetsWhatIsTrendingAndIsToldSo() {
        JsonNode list = http.ok("/v1/users/nobody-knows-me/recommendations?limit=3");
        assertThat(list.get("source").asString()).isEqualTo("trending");
        assertThat(list.get("recommendations").get(0).get("reason").asString()).startsWith("Trending: ");
        assertThat(list.get("recommendations").size()).isEqualTo(3);
    }

    @Test
    void minOffsetWaitsForTheRating() {
        String bo = RealParts.unique("bo");
        profiles.write(WORLD.taste(bo, AVAS, 100, 5), AVAS, WORLD);
        CompletableFuture<HttpResponse<String>> waiting =
                http.getAsync("/v1/users/" + bo + "/recommendations?minOffset=9&waitMillis=20000");
        await().atMost(LIMIT).until(() -> http.metric("concierge_reads_waiting") > 0);
        assertThat(waiting).isNotDone();
        List<Verdict> more = List.of(AVAS.get(0), new Verdict(40, 5.0));
        profiles.write(WORLD.taste(bo, more, 100, 9), more, WORLD);
        JsonNode list = JSON.readTree(waiting.join().body());
        assertThat(list.get("profileOffset").asLong()).isEqualTo(9);
        assertThat(list.get("degraded").size()).isZero();
    }

    @Test
    void minOffsetOutOfReachIsAnsweredWithWhatThereIs() {
        JsonNode list = http.ok("/v1/users/" + AVA + "/recommendations?minOffset=99999&waitMillis=50");
        assertThat(list.get("degraded").get(0).asString()).isEqualTo(FreshReads.BEHIND);
        assertThat(list.get("recommendations").size()).isEqualTo(5);
    }

    @Test
    void theStreamSendsANewListWhenTheProfileChanges() {
        String cy = RealParts.unique("cy");
        profiles.write(WORLD.taste(cy, AVAS, 100, 1), AVAS, WORLD);
        var events = new ConcurrentLinkedQueue<String>();
        var stream = HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(http.base() + "/v1/users/" + cy + "/recommendations/stream"))
                        .build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(events)));
        await().atMost(LIMIT).until(() -> events.contains("id:1"));
        List<Verdict> more = List.of(AVAS.get(0), new Verdict(41, 5.0));
        profiles.write(WORLD.taste(cy, more, 100, 2), more, WORLD);
        await().atMost(LIMIT).until(() -> events.contains("id:2"));
        stream.cancel(true);
    }

    @Test
    void aProfileReadsLikeAPortrait() {
        JsonNode profile = http.ok("/v1/users/" + AVA + "/profile?vectors=true");
        assertThat(profile.get("ratingCount").asInt()).isEqualTo(4);
        assertThat(profile.get("topFilms").size()).isEqualTo(4);
        assertThat(profile.get("vectors").size()).isEqualTo(4);
        double genres = 0;
        for (JsonNode genre : profile.get("genres")) {
            genres += genre.get("share").asDouble();
        }
        assertThat(genres).isCloseTo(1, within(1e-9));
    }

    /** With nothing but what the API publishes. */
    @Test
    void aScoreCanBeCheckedByHand() {
        String candidate = WORLD.id(31);
        double byHand = ScoreByHand.score(
                http.ok("/v1/model?vectors=true"),
                http.ok("/v1/users/" + AVA + "/profile?vectors=true"),
                http.ok("/v1/movies/" + candidate + "?vectors=true"));
        double served = http.ok("/v1/users/" + AVA + "/explanations/" + candidate)
                .get("score")
                .asDouble();
        assertThat(byHand).isCloseTo(served, within(1e-5));
    }

    @Test
    void aFilmTellsWhatItWasLookedAtBy() {
        String id = RealParts.unique("seen");
        var frame = new KeyFrame("https://example.com/trailer.mp4", 42_000L);
        var trailer = new TrailerMeasures(90_000L, 31, 1_960L, 0.042);
        ByteBuffer vector = Vectors.toBytes(new float[] {0.6f, 0.8f});
        records.send(
                Topics.MOVIE_DNA,
                id,
                new MovieDna(id, "hash", List.of(new DnaBlock("visual", "eye", "1", vector, "", frame, trailer))));
        records.send(
                Topics.MOVIES,
                id,
                Movie.newBuilder().setMovieId(id).setTitle("Seen").build());
        await().atMost(LIMIT).until(() -> http.get("/v1/movies/" + id).body().contains("\"shots\""));

        JsonNode visual = http.ok("/v1/movies/" + id).get("visual");

        assertThat(visual.get("frame").get("source").asString()).isEqualTo(frame.getSource());
        assertThat(visual.get("frame").get("atMillis").asLong()).isEqualTo(42_000);
        assertThat(visual.get("trailer").get("medianShotMillis").asLong()).isEqualTo(1_960);
        assertThat(visual.get("words").isArray()).isTrue();
        assertThat(http.ok("/v1/movies/" + WORLD.id(1)).path("visual").isObject())
                .isFalse();
        records.send(Topics.MOVIES, id, null);
        records.send(Topics.MOVIE_DNA, id, null);
        await().atMost(LIMIT).until(() -> http.get("/v1/movies/" + id).statusCode() == 404);
    }

    @Test
    void titlesAreFoundInSpiteOfTypos() {
        JsonNode found = http.ok("/v1/movies?query=flim%20numbr%2017");
        assertThat(found.get("movies").get(0).get("title").asString()).isEqualTo("Film number 17");
    }

    @Test
    void neighboursOfAFilmComeWithWhatTheyShare() {
        JsonNode similar = http.ok("/v1/movies/" + WORLD.id(5) + "/similar?limit=7");
        assertThat(similar.get("similar").size()).isEqualTo(7);
        assertThat(similar.get("similar").get(0).get("reason").asString()).isNotBlank();
    }

    @Test
    void viewersAreListed() {
        JsonNode users = http.ok("/v1/users?query=" + AVA).get("users");
        assertThat(users.get(0).get("userId").asString()).isEqualTo(AVA);
        assertThat(users.get(0).get("ratingCount").asLong()).isEqualTo(4);
    }

    @Test
    void badInputIsAProblemThatNamesTheField() {
        for (String path : List.of(
                "/v1/users/" + AVA + "/recommendations?limit=0",
                "/v1/users/" + AVA + "/recommendations?limit=101",
                "/v1/users/" + AVA + "/recommendations?limit=many",
                "/v1/users/" + AVA + "/recommendations?diversity=2",
                "/v1/users/" + AVA + "/recommendations?yearFrom=2000&yearTo=1990",
                "/v1/users/" + AVA + "/recommendations?minOffset=-1",
                "/v1/users/" + AVA + "/recommendations?waitMillis=99999999",
                "/v1/users/white%20space/recommendations",
                "/v1/movies?query=%20")) {
            HttpResponse<String> answer = http.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(JSON.readTree(answer.body())
                            .get("errors")
                            .get(0)
                            .get("field")
                            .asString())
                    .isNotBlank();
        }
        assertThat(http.get("/v1/movies").statusCode()).isEqualTo(400);
        assertThat(http.get("/v1/movies/no-such-film").statusCode()).isEqualTo(404);
        assertThat(http.get("/v1/users/nobody-knows-me/profile").statusCode()).isEqualTo(404);
    }

    @Test
    void anErasureIsWrittenToItsTopic() throws Exception {
        String di = RealParts.unique("di");
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(http.base() + "/v1/users/" + di))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        var written = records.<Erasure>readUntil(
                Topics.USER_ERASURES, LIMIT, record -> di.equals(record.value().getUserId()));
        assertThat(written.get(written.size() - 1).offset())
                .isEqualTo(JSON.readTree(answer.body()).get("offset").asLong());
    }

    @Test
    void theContainerContractAnswers() throws Exception {
        assertThat(http.get("/ping").statusCode()).isEqualTo(200);
        assertThat(http.invoke("{\"user_id\":\"" + AVA + "\",\"limit\":2}").statusCode())
                .isEqualTo(200);
        JsonNode asked =
                JSON.readTree(http.invoke("{\"prompt\":\"three westerns\"}").body());
        assertThat(asked.get("understood").get("genres").get(0).asString()).isEqualTo("Western");
        assertThat(asked.get("recommendations").size()).isEqualTo(3);
        assertThat(http.invoke("{").statusCode()).isEqualTo(400);
        assertThat(http.invoke("{}").statusCode()).isEqualTo(400);
    }

    @Test
    void garbageIsCountedAndDisturbsNothing() {
        assertThat(http.metric("concierge_catalogue_skipped_total{topic=\"movie-dna\"}"))
                .isPositive();
    }

    @Test
    void theApiDescribesItself() {
        JsonNode api = http.ok("/v3/api-docs");
        assertThat(api.get("paths").has("/v1/users/{userId}/recommendations")).isTrue();
        assertThat(http.ok("/page-config").get("ingestUrl").asString()).startsWith("http");
    }

    @Test
    void aCatalogueWithContentOfTmdbSaysSo() {
        assertThat(http.ok("/page-config").get("notices")).isEmpty();

        Movie plain = WorldRecords.movie(WORLD.films().get(59));
        Movie enriched = Movie.newBuilder(plain)
                .setSources(Map.of("keywords", "tmdb@2026-11-25"))
                .build();
        records.send(Topics.MOVIES, WORLD.id(59), enriched);
        await().atMost(LIMIT)
                .until(() -> !http.ok("/page-config").get("notices").isEmpty());
        assertThat(http.ok("/page-config").get("notices").get(0).asString())
                .isEqualTo("This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise"
                        + " approved by TMDB.");

        records.send(Topics.MOVIES, WORLD.id(59), plain);
        await().atMost(LIMIT).until(() -> http.ok("/page-config").get("notices").isEmpty());

        Movie illustrated = Movie.newBuilder(plain)
                .setPosterUrl("https://image.tmdb.org/t/p/w500/p.jpg")
                .build();
        records.send(Topics.MOVIES, WORLD.id(59), illustrated);
        await().atMost(LIMIT)
                .until(() -> !http.ok("/page-config").get("notices").isEmpty());
    }

    @Test
    void thePageMayCallItsServicesAndNobodyElse() {
        String ingest = http.ok("/page-config").get("ingestUrl").asString();
        assertThat(http.get("/").headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .contains("connect-src 'self' " + ingest + ";", "frame-ancestors 'none'");
    }

    @Test
    void withoutRedisEverybodyGetsAListThatSaysSo() {
        Map<String, String> properties = new HashMap<>(RealParts.get().serviceProperties());
        properties.put("concierge.redis.uri", "redis://127.0.0.1:1");
        try (RecommendHttp lonely = RecommendHttp.start(properties)) {
            await().atMost(LIMIT).until(() -> lonely.get("/ping").statusCode() == 200);
            JsonNode list = lonely.ok("/v1/users/" + AVA + "/recommendations");
            assertThat(list.get("source").asString()).isEqualTo("trending");
            assertThat(list.get("degraded").get(0).asString()).isEqualTo("profiles-unavailable");
            HttpResponse<String> health = lonely.get("/actuator/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("Redis does not answer");
            assertThat(lonely.get("/v1/users").statusCode()).isEqualTo(503);
            JsonNode behind = lonely.ok("/v1/users/" + AVA + "/recommendations?minOffset=1");
            assertThat(behind.get("degraded").toString()).contains("profiles-unavailable");
        }
    }
}
