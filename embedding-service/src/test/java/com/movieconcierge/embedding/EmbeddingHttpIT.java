package com.movieconcierge.embedding;

import static com.movieconcierge.embedding.EmbeddingIT.movie;
import static com.movieconcierge.embedding.ServedEmbedding.LIMIT;
import static com.movieconcierge.embedding.ServedEmbedding.PARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answers over HTTP. */
class EmbeddingHttpIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension
    static final ServedEmbedding SERVED = new ServedEmbedding();

    @Test
    void sentencesBecomeVectorsOfTheModelThatServes() {
        String id = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, id, movie(id, "A detective hunts a crew of thieves.", "Michael Mann"));
        DnaBlock theme = SERVED.dnaOf(id).getBlocks().get(0);

        JsonNode answer = SERVED.embeddings(
                "{\"texts\":[\"A detective hunts a crew of thieves.\",\"Two shy teenagers fall in love by the sea.\"]}",
                200);

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
    void aFilmThatStandsInNoLogGetsTheVectorsThatTheCatalogueWouldHave() {
        String id = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, id, movie(id, "A detective hunts a crew of thieves.", "Michael Mann"));
        List<DnaBlock> dna = SERVED.dnaOf(id).getBlocks();

        JsonNode blocks = SERVED.embeddings(
                        "{\"film\":{\"title\":\"Title of " + id + "\",\"year\":1995,"
                                + "\"genres\":[\"Crime\",\"Drama\"],\"directors\":[\"Michael Mann\"],"
                                + "\"synopsis\":\"A detective hunts a crew of thieves.\"}}",
                        200)
                .get("blocks");

        assertThat(blocks.size()).isEqualTo(2);
        for (int block = 0; block < 2; block++) {
            assertThat(blocks.get(block).get("modality").asString())
                    .isEqualTo(dna.get(block).getModality());
            assertThat(blocks.get(block).get("modelId").asString())
                    .isEqualTo(dna.get(block).getModelId());
            assertThat(blocks.get(block).get("modelVersion").asString())
                    .isEqualTo(dna.get(block).getModelVersion());
            float[] vector = Vectors.fromBytes(dna.get(block).getVector());
            float[] asked = new float[vector.length];
            for (int i = 0; i < asked.length; i++) {
                asked[i] = blocks.get(block).get("vector").get(i).floatValue();
            }
            assertThat(Vectors.dot(asked, vector)).isBetween(0.99999, 1.00001);
        }
    }

    @Test
    void textsAndFilmsOutOfBoundsAreRefused() {
        for (String body : List.of(
                "{}",
                "{\"texts\":[]}",
                "{\"texts\":[\" \"]}",
                "{\"texts\":[null]}",
                "{\"texts\":[\"a\"],\"film\":{\"title\":\"a\"}}",
                "{\"film\":{}}",
                "{\"film\":{\"title\":\"a\",\"year\":1}}",
                "{\"film\":{\"title\":\"a\",\"synopsis\":\"" + "a".repeat(5001) + "\"}}",
                "{\"film\":{\"title\":\"a\",\"genres\":[\"\"]}}",
                "{\"texts\":[\"" + "a".repeat(2001) + "\"]}",
                "{\"texts\":[" + "\"a\",".repeat(16) + "\"a\"]}",
                "{")) {
            SERVED.embeddings(body, 400);
        }
    }

    @Test
    void progressSaysWhenNothingIsLeft() {
        String id = RealParts.unique("film");
        SERVED.records().send(Topics.MOVIES, id, movie(id, "The last one.", "Somebody"));
        SERVED.dnaOf(id);

        await().atMost(LIMIT).until(() -> SERVED.progress().path("moviesBehind").asLong(-1) == 0);
        assertThat(SERVED.progress().path("embedded").asLong()).isPositive();
        assertThat(SERVED.progress().path("perSecond").isNumber()).isTrue();
    }

    @Test
    void healthNamesItsParts() {
        await().atMost(LIMIT).until(() -> phase(SERVED.get("/actuator/health")).equals("RUNNING"));

        JsonNode health = JSON.readTree(SERVED.get("/actuator/health"));

        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.path("components").propertyNames())
                .contains("broker", "registry", "model", "flow", "behaviour");
    }

    @Test
    void startsWithoutBrokerAndRegistryAndNamesThem() {
        Map<String, String> nowhere = new HashMap<>(PARTS.serviceProperties());
        nowhere.put("concierge.kafka.bootstrap-servers", "broker.invalid:9092");
        nowhere.put("concierge.registry.url", "http://registry.invalid:8085");
        try (var lonely = SERVED.another(nowhere)) {
            await().atMost(LIMIT).until(() -> phase(ServedEmbedding.get(lonely, "/actuator/health"))
                    .equals("PAUSED"));
            JsonNode parts = JSON.readTree(ServedEmbedding.get(lonely, "/actuator/health"))
                    .path("components");

            assertThat(parts.path("broker").toString()).contains("DOWN").contains("broker.invalid:9092");
            assertThat(parts.path("registry").toString()).contains("DOWN").contains("registry.invalid:8085");
            assertThat(parts.path("model").toString()).contains("UP");
            assertThat(ServedEmbedding.get(lonely, "/v1/progress")).contains("\"status\":503");
        }
    }

    private static String phase(String health) {
        return JSON.readTree(health).at("/components/flow/details/phase").asString("");
    }
}
