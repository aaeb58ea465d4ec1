package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.testkit.HostilePrompts;
import com.movieconcierge.testkit.HostilePrompts.Hostile;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prompts over HTTP, on a real broker and registry; no embedding service is there, and every answer says so. */
class PromptsIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TestWorld WORLD = new TestWorld(RealParts.unique("p") + "-", 60, 24, 10, 7);
    private static final Set<String> FIELDS = Set.of(
            "restatement",
            "seeds",
            "people",
            "genres",
            "moods",
            "keywords",
            "era",
            "language",
            "mustNots",
            "less",
            "limit",
            "words");

    private static RecommendHttp http;

    @BeforeAll
    static void start() {
        RealParts parts = RealParts.get();
        try (TypedRecords records = parts.records()) {
            WorldRecords.write(WORLD, records);
        }
        Map<String, String> properties = new HashMap<>(parts.serviceProperties());
        properties.put("concierge.sentences.embedding-url", "http://127.0.0.1:1");
        http = RecommendHttp.start(properties);
        await().atMost(LIMIT).until(() -> http.get("/ping").statusCode() == 200);
        await().atMost(LIMIT).until(() -> http.get("/v1/movies/" + WORLD.id(59)).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    static List<Hostile> hostile() {
        return HostilePrompts.carried();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostilePromptsGetFilmsOrAClearRefusal(Hostile hostile) {
        HttpResponse<String> answer = http.post("/v1/prompts", hostile.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(hostile.status());
        JsonNode body = JSON.readTree(answer.body());
        if (hostile.status() == 200) {
            assertThat(new HashSet<>(body.get("understood").propertyNames())).isEqualTo(FIELDS);
            assertThat(body.get("reader").asString()).isEqualTo("local");
            for (JsonNode film : body.get("recommendations")) {
                assertThat(http.get("/v1/movies/"
                                        + film.get("movie").get("movieId").asString())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(RecommendHttp.shares(film))
                        .isCloseTo(film.get("score").asDouble(), within(1e-5));
            }
            // What the caller wrote may come back as the words that were not understood; nothing else of it may.
            ObjectNode understood = (ObjectNode) body.get("understood");
            understood.remove(List.of("words", "restatement"));
            hostile.never().forEach(word -> assertThat(body.toString()).doesNotContain(word));
        } else {
            assertThat(body.get("detail").asString()).isNotBlank();
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("com.movieconcierge");
        }
    }

    @Test
    void theConversationGoesOnWithTheEditedUnderstanding() {
        JsonNode first = ask(JSON.createObjectNode()
                .put("prompt", "westerns like \"Film number 3\"")
                .put("limit", 5));
        assertThat(first.get("source").asString()).isEqualTo("prompt");
        assertThat(first.get("degraded").get(0).asString()).isEqualTo("sentence-vector-unavailable");
        String best = RecommendHttp.ids(first).get(0);

        ObjectNode next = JSON.createObjectNode().put("prompt", "not that one");
        next.set("understood", first.get("understood"));
        JsonNode second = ask(next);
        assertThat(second.get("understood")
                        .get("mustNots")
                        .get("films")
                        .get(0)
                        .get("movieId")
                        .asString())
                .isEqualTo(best);
        assertThat(RecommendHttp.ids(second)).doesNotContain(best);

        // A chip is taken away.
        ObjectNode edited = (ObjectNode) second.get("understood").deepCopy();
        edited.putArray("genres");
        JsonNode third = ask(
                JSON.createObjectNode().<ObjectNode>set("understood", edited).put("limit", 30));
        assertThat(third.get("understood").get("genres").size()).isZero();
        assertThat(third.get("recommendations").size()).isEqualTo(30);
        assertThat(RecommendHttp.ids(third)).doesNotContain(best);
    }

    @Test
    void refusalsNameTheField() {
        for (Map.Entry<String, String> bad : Map.of(
                        "{\"prompt\":\" \"}", "prompt",
                        "{\"prompt\":\"heist\",\"limit\":0}", "limit",
                        "{\"understood\":{\"moods\":[\"dark\",\"no such mood\"]}}", "understood.moods[1]",
                        "{\"understood\":{\"mustNots\":{\"films\":[{\"movieId\":\"nope\"}]}}}",
                                "understood.mustNots.films[0].movieId")
                .entrySet()) {
            HttpResponse<String> answer = http.post("/v1/prompts", bad.getKey());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body())
                            .get("errors")
                            .get(0)
                            .get("field")
                            .asString())
                    .isEqualTo(bad.getValue());
        }
    }

    private static JsonNode ask(JsonNode body) {
        HttpResponse<String> answer = http.post("/v1/prompts", body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
