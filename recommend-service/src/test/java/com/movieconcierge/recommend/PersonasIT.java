package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Personas as profile-service writes them, over HTTP. */
class PersonasIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<Verdict> AVAS =
            List.of(new Verdict(3, 5.0), new Verdict(8, 4.5), new Verdict(14, 1.0), new Verdict(22, 4.0));
    private static final TestWorld WORLD = new TestWorld(RealParts.unique("p") + "-", 60, 24, 10, 7);
    private static final RealParts PARTS = RealParts.get();

    private static TypedRecords records;
    private static ProfileWriter profiles;
    private static RecommendHttp http;

    @BeforeAll
    static void start() {
        records = PARTS.records();
        profiles = new ProfileWriter(PARTS.redisUri(), new TopicCodec<>(Topics.USER_PROFILES, PARTS.serdeConfig()));
        WorldRecords.write(WORLD, records);
        http = RecommendHttp.start(PARTS.serviceProperties());
        await().atMost(LIMIT).until(() -> http.get("/actuator/health").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        http.close();
        profiles.close();
        records.close();
    }

    @Test
    void personasAreListedAskedForFilmsAndKnownByNameToTheirViewers() {
        JsonNode none = http.ok("/v1/personas");
        assertThat(none.get("personas").size()).isZero();
        assertThat(none.get("reason").asString()).contains("20 viewers");

        WorldRecords.send(records, Topics.PERSONAS, "persona-3", WorldRecords.persona("persona-3", 1, WORLD, AVAS));
        await().atMost(LIMIT)
                .until(() -> http.ok("/v1/personas").get("personas").size() == 1);
        JsonNode persona = http.ok("/v1/personas").get("personas").get(0);
        assertThat(persona.get("name").asString()).isEqualTo("The Suspense Seeker");
        assertThat(persona.get("evidence").get(0).get("lift").asDouble()).isEqualTo(2.3);
        assertThat(persona.get("typicalFilms").get(0).get("movie").get("title").asString())
                .startsWith("Film number ");

        JsonNode list = http.ok("/v1/personas/persona-3/recommendations?limit=4");
        assertThat(list.get("source").asString()).isEqualTo("persona");
        assertThat(list.get("recommendations").size()).isEqualTo(4);
        for (JsonNode film : list.get("recommendations")) {
            assertThat(film.get("reason").asString()).startsWith("Typical of The Suspense Seeker");
            assertThat(RecommendHttp.shares(film)).isCloseTo(film.get("score").asDouble(), within(1e-9));
        }
        assertThat(http.get("/v1/personas/persona-9/recommendations").statusCode())
                .isEqualTo(404);

        String viewer = RealParts.unique("member");
        profiles.write(
                member(WORLD.taste(viewer, AVAS, 100, 3), new Membership("persona-3", 0.25, "persona-1", 0.5)),
                AVAS,
                WORLD);
        for (String what : List.of("/profile", "/recommendations")) {
            JsonNode known = http.ok("/v1/users/" + viewer + what).get("persona");
            assertThat(known.get("id").asString()).isEqualTo("persona-3");
            assertThat(known.get("name").asString()).isEqualTo("The Suspense Seeker");
            assertThat(known.get("distance").asDouble()).isEqualTo(0.25);
            assertThat(known.get("next").get("id").asString()).isEqualTo("persona-1");
        }

        records.sendBytes(Topics.PERSONAS.name(), "persona-3", null);
        await().atMost(LIMIT)
                .until(() -> http.ok("/v1/personas").get("personas").size() == 0);
    }

    @Test
    void viewersAreDrawnWhereTheirPersonasAre() {
        assertThat(http.ok("/v1/personas/map").get("personas")).isEmpty();
        List<Verdict> others = List.of(new Verdict(0, 5.0), new Verdict(5, 4.5), new Verdict(10, 5.0));
        WorldRecords.send(records, Topics.PERSONAS, "persona-5", WorldRecords.persona("persona-5", 2, WORLD, AVAS));
        WorldRecords.send(records, Topics.PERSONAS, "persona-6", WorldRecords.persona("persona-6", 2, WORLD, others));
        String viewer = RealParts.unique("drawn");
        profiles.write(
                member(WORLD.taste(viewer, AVAS, 100, 3), new Membership("persona-5", 0.0, "persona-6", 0.5)),
                AVAS,
                WORLD);
        profiles.writeGarbage(RealParts.unique("garbage"));
        await().atMost(LIMIT)
                .until(() -> http.ok("/v1/personas/map").get("personas").size() == 2);

        JsonNode map = http.ok("/v1/personas/map?limit=1000&viewer=" + viewer);

        assertThat(map.get("version").asString()).isEqualTo("2");
        assertThat(map.get("fittedAt").asString()).isNotBlank();
        JsonNode persona = find(map.get("personas"), "personaId", "persona-5");
        JsonNode drawn = find(map.get("viewers"), "userId", viewer);
        assertThat(persona.get("size").asInt()).isEqualTo(40);
        assertThat(drawn.get("personaId").asString()).isEqualTo("persona-5");
        assertThat(drawn.get("x").asDouble())
                .isNotZero()
                .isCloseTo(persona.get("x").asDouble(), within(1e-5));
        JsonNode other = find(map.get("personas"), "personaId", "persona-6");
        assertThat(other.get("x").asDouble()).isCloseTo(-persona.get("x").asDouble(), within(1e-6));
        for (String query : List.of("limit=0", "limit=1001", "limit=many", "viewer=white%20space")) {
            HttpResponse<String> answer = http.get("/v1/personas/map?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"" + query.substring(0, query.indexOf('=')) + "\"");
        }

        records.sendBytes(Topics.PERSONAS.name(), "persona-5", null);
        records.sendBytes(Topics.PERSONAS.name(), "persona-6", null);
        await().atMost(LIMIT)
                .until(() -> http.ok("/v1/personas").get("personas").size() == 0);
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        return list.valueStream()
                .filter(one -> one.get(field).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static TasteProfile member(TasteProfile taste, Membership persona) {
        return new TasteProfile(
                taste.userId(),
                taste.revision(),
                taste.appliedPartition(),
                taste.appliedOffset(),
                taste.asOf(),
                taste.ratingCount(),
                taste.pendingCount(),
                taste.sums(),
                taste.history(),
                taste.historyComplete(),
                persona,
                null);
    }
}
