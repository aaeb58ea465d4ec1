package com.movieconcierge.embedding;

import static com.movieconcierge.embedding.ServedEmbedding.LIMIT;
import static com.movieconcierge.embedding.ServedEmbedding.PARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmModelBytes;
import com.movieconcierge.events.BehaviourPart;
import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Rating;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From ratings to published models, by the service as it is started, on a real broker and registry. */
class BehaviourIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RATINGS = Topics.RATINGS.name();
    private static final int FILMS = 24;
    private static final int VIEWERS = 120;
    private static final int EVENTS = 10;
    private static final Instant BEGIN = Instant.parse("2024-01-01T20:00:00Z");

    @RegisterExtension
    static final ServedEmbedding SERVED = new ServedEmbedding();

    private final Serde<Rating> ratings = PARTS.serde();
    private final String film = RealParts.unique("serial");
    private final String viewer = RealParts.unique("fan");

    @Test
    void whatPeopleChooseNextIsLearnedPublishedAndOutdated() {
        SERVED.records().sendBytes(RATINGS, viewer, new byte[] {1, 2, 3});
        for (int i = 0; i < VIEWERS; i++) {
            watchInOrder(i);
        }
        try (var learning = SERVED.another(settings())) {
            String first = newest(learning, "");
            NextFilmModel model = NextFilmModelBytes.read(bytes(first));
            int episode = model.number(film + 4);
            assertThat(favourite(model, episode)).isEqualTo(film + 5);

            JsonNode report = behaviour(learning).at("/models/0/report");
            assertThat(report.get("took").asString()).startsWith("PT");
            assertThat(report.get("ndcg").asDouble())
                    .isGreaterThan(report.get("popularityNdcg").asDouble());

            watchInOrder(VIEWERS);
            String second = newest(learning, first);
            assertThat(ask(learning, "PUT", "/serving", "{\"modelVersion\":\"" + first + "\"}"))
                    .isEqualTo(202);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(serving(learning)).isEqualTo(first));
            assertThat(ask(learning, "PUT", "/serving", "{\"modelVersion\":\"none\"}"))
                    .isEqualTo(400);
            assertThat(ask(learning, "DELETE", "/serving", "")).isEqualTo(204);
            assertThat(serving(learning)).isEqualTo(second);

            watchInOrder(VIEWERS + 1);
            String third = newest(learning, second);
            awaitTakenBack(first);
            assertThat(versions(learning)).containsExactly(third, second);

            // Neither of them is gone back to any more: both know who is forgotten.
            long ratings = newestRatings(learning);
            erase(viewer + 0);
            String fourth = newest(learning, third);
            awaitTakenBack(third);
            assertThat(versions(learning)).containsExactly(fourth);
            assertThat(newestRatings(learning)).isLessThan(ratings);

            assertThat(ServedEmbedding.get(learning, "/actuator/prometheus"))
                    .contains("concierge_behaviour_fits_total{outcome=\"published\"} 4.0")
                    .contains("concierge_behaviour_fit_duration_seconds_count 4")
                    .containsPattern("concierge_behaviour_records_skipped_total\\{topic=\"ratings\"} [1-9]");
        }
    }

    private static void awaitTakenBack(String version) {
        SERVED.records()
                .<BehaviourPart>readUntil(
                        Topics.BEHAVIOUR_MODELS,
                        LIMIT,
                        part -> part.key().equals(version + ".0") && part.value() == null);
    }

    private long newestRatings(ConfigurableApplicationContext learning) {
        return behaviour(learning).at("/models/0/report/ratings").asLong();
    }

    /** Learned when asked; by itself it would not for another minute. */
    private String newest(ConfigurableApplicationContext learning, String before) {
        if (!before.isEmpty()) {
            assertThat(ask(learning, "POST", "/fit", "")).isEqualTo(202);
        }
        await().atMost(LIMIT)
                .until(() -> !versions(learning).isEmpty()
                        && !versions(learning).get(0).equals(before)
                        && behaviour(learning)
                                .get("models")
                                .get(0)
                                .get("complete")
                                .asBoolean());
        return versions(learning).get(0);
    }

    /** One film after the other, from a film of one's own on. */
    private void watchInOrder(int number) {
        String id = viewer + number;
        for (int i = 0; i < EVENTS; i++) {
            Instant ratedAt = BEGIN.plus(i, ChronoUnit.DAYS);
            var rating = new Rating(id + "-" + i, id, film + (number * 7 + i) % FILMS, 4.0, ratedAt, "api");
            SERVED.records().sendBytes(RATINGS, id, ratings.serializer().serialize(RATINGS, rating));
        }
    }

    private void erase(String id) {
        SERVED.records().send(Topics.USER_ERASURES, id, new Erasure(id, Instant.now(), -1, -1L, null));
    }

    private static String favourite(NextFilmModel model, int last) {
        double[] scores = model.after(new int[] {last}, OptionalLong.empty()).scores();
        int best = 0;
        for (int i = 0; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return model.films().get(best);
    }

    private static byte[] bytes(String version) {
        var bytes = new ByteArrayOutputStream();
        SERVED
                .records()
                .<BehaviourPart>readUntil(
                        Topics.BEHAVIOUR_MODELS,
                        LIMIT,
                        part -> part.value() != null
                                && part.value().getModelVersion().equals(version)
                                && part.value().getPart() == part.value().getParts() - 1)
                .stream()
                .filter(part ->
                        part.value() != null && part.value().getModelVersion().equals(version))
                .forEach(part -> {
                    byte[] slice = new byte[part.value().getSlice().remaining()];
                    part.value().getSlice().get(slice);
                    bytes.writeBytes(slice);
                });
        return bytes.toByteArray();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(PARTS.serviceProperties());
        settings.put("concierge.behaviour.every", "1s");
        return settings;
    }

    private static List<String> versions(ConfigurableApplicationContext learning) {
        return behaviour(learning).get("models").values().stream()
                .map(model -> model.get("modelVersion").asString())
                .toList();
    }

    private static String serving(ConfigurableApplicationContext learning) {
        return behaviour(learning).get("models").values().stream()
                .filter(model -> model.get("serves").asBoolean())
                .map(model -> model.get("modelVersion").asString())
                .findFirst()
                .orElse("");
    }

    private static JsonNode behaviour(ConfigurableApplicationContext learning) {
        return JSON.readTree(ServedEmbedding.get(learning, "/v1/behaviour"));
    }

    private static int ask(ConfigurableApplicationContext learning, String method, String path, String body) {
        String port = learning.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/behaviour" + path))
                .header("content-type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .timeout(LIMIT)
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.discarding())
                .join()
                .statusCode();
    }
}
