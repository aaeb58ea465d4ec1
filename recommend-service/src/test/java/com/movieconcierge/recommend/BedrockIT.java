package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.testkit.FakeBedrock;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with Bedrock switched on, which is a server of its shape. */
class BedrockIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TestWorld WORLD = new TestWorld(RealParts.unique("b") + "-", 60, 24, 10, 7);
    private static final Map<String, String> KEYS = Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");

    private static FakeBedrock bedrock;
    private static RecommendHttp http;

    @BeforeAll
    static void start() throws Exception {
        KEYS.forEach(System::setProperty);
        bedrock = new FakeBedrock();
        RealParts parts = RealParts.get();
        try (TypedRecords records = parts.records()) {
            WorldRecords.write(WORLD, records);
        }
        Map<String, String> properties = new HashMap<>(parts.serviceProperties());
        properties.put("concierge.sentences.embedding-url", "http://127.0.0.1:1");
        properties.put("concierge.bedrock.enabled", "true");
        properties.put("concierge.bedrock.endpoint", bedrock.url());
        properties.put("concierge.bedrock.deadline", "20s");
        properties.put("concierge.bedrock.dollars-per-million-in", "1");
        http = RecommendHttp.start(properties);
        await().atMost(LIMIT).until(() -> http.get("/v1/movies/" + WORLD.id(59)).statusCode() == 200);
        await().atMost(LIMIT).until(() -> http.get("/ping").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        http.close();
        bedrock.close();
        KEYS.keySet().forEach(System::clearProperty);
    }

    @Test
    void promptsAreUnderstoodByTheModelAndCounted() {
        bedrock.then(FakeBedrock.tool("{\"genres\":[\"Western\"],\"limit\":2}"));
        JsonNode answer = ask("cowboys, please");
        assertThat(answer.get("reader").asString()).isEqualTo("bedrock");
        assertThat(answer.get("understood").get("genres").get(0).asString()).isEqualTo("Western");
        assertThat(answer.get("recommendations").size()).isEqualTo(2);
        assertThat(http.metric("concierge_prompts_tokens_total{direction=\"in\"}"))
                .isPositive();
        assertThat(http.metric("concierge_prompts_cost_dollars_total")).isPositive();
    }

    @Test
    void whenTheModelFailsTheListComesAllTheSame() {
        bedrock.then(FakeBedrock.error(503, "ServiceUnavailableException"));
        JsonNode answer = ask("two westerns");
        assertThat(answer.get("reader").asString()).isEqualTo("local");
        assertThat(answer.get("degraded").toString()).contains("bedrock-unavailable");
        assertThat(answer.get("recommendations").size()).isEqualTo(2);
    }

    private static JsonNode ask(String prompt) {
        String body = JSON.createObjectNode().put("prompt", prompt).toString();
        return JSON.readTree(http.post("/v1/prompts", body).body());
    }
}
