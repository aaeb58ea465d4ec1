package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.AVA;
import static com.movieconcierge.recommend.ServedWorld.AVAS;
import static com.movieconcierge.recommend.ServedWorld.LIMIT;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.testkit.RealParts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lists that viewers get, on a real broker, registry and Redis, spoken to over HTTP. */
class RecommendIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();
    private final ProfileWriter profiles = SERVED.profiles();

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
    void aRotatedListKeepsTheBestFilm() {
        String path = "/v1/users/" + AVA + "/recommendations";
        String best = RecommendHttp.ids(http.ok(path + "?limit=1")).get(0);
        assertThat(RecommendHttp.ids(http.ok(path + "?rotate=true"))).hasSize(5).startsWith(best);
        assertThat(RecommendHttp.ids(http.ok(path + "?calibration=0.5&diversity=0.2")))
                .hasSize(5);
    }

    @Test
    void aTryIsMarkedAndCarriesItsPropensity() {
        JsonNode list =
                http.ok("/v1/users/" + AVA + "/recommendations?explore=true").get("recommendations");
        for (int place = 0; place < 4; place++) {
            assertThat(list.get(place).has("exploration")).isFalse();
        }
        JsonNode tried = list.get(4);
        assertThat(tried.get("exploration").get("propensity").asDouble())
                .isPositive()
                .isLessThan(1);
        assertThat(tried.get("reason").asString()).startsWith("New here: a try, ");
        assertThat(RecommendHttp.shares(tried)).isCloseTo(tried.get("score").asDouble(), within(1e-9));
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
        assertThat(list.get("degraded").size()).isZero();
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
            assertThat(health.body()).contains("Redis is unreachable");
            assertThat(lonely.get("/v1/users").statusCode()).isEqualTo(503);
            JsonNode behind = lonely.ok("/v1/users/" + AVA + "/recommendations?minOffset=1");
            assertThat(behind.get("degraded").toString()).contains("profiles-unavailable");
        }
    }
}
