package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import com.movieconcierge.standalone.product.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product as a newcomer meets it, on a small world. */
class JourneyIT {
    private static final String VIEWER = "ava";

    @TempDir
    Path directory;

    @Test
    void ratingChangesTheListAndEverythingIsThereAgainAfterARestart() {
        Path data = directory.resolve("data");
        List<String> after;
        try (Product product = start(data)) {
            Instance instance = product.instance();
            JsonNode before = list(instance, -1);
            assertThat(before.path("source").asString()).isEqualTo("profile");
            assertThat(films(before)).hasSize(5);
            assertThat(before.path("recommendations")).allSatisfy(each -> assertThat(sumOfShares(each))
                    .isCloseTo(each.path("score").asDouble(), org.assertj.core.data.Offset.offset(1e-5)));

            String rated = films(before).get(0);
            JsonNode changed = list(instance, rate(instance, rated, 0.5));
            after = films(changed);
            assertThat(changed.path("degraded")).isEmpty();
            assertThat(after).doesNotContain(rated).isNotEqualTo(films(before));

            assertThatThrownBy(() -> start(data)).isInstanceOf(Refusal.class).hasMessageContaining("Already running");
        }
        try (Product again = start(data)) {
            assertThat(films(list(again.instance(), -1))).isEqualTo(after);
        }
    }

    private static Product start(Path data) {
        return Product.start(
                new Product.Options(data, Ports::anywhere, folder -> Optional.of(SmallWorld.in(folder))),
                sentence -> {});
    }

    private static long rate(Instance instance, String movieId, double stars) {
        JsonNode rating = JsonMapper.shared()
                .createObjectNode()
                .put("userId", VIEWER)
                .put("movieId", movieId)
                .put("rating", stars);
        return instance.ingest().post("/v1/ratings", rating).path("offset").asLong();
    }

    private static JsonNode list(Instance instance, long minOffset) {
        return instance.recommend()
                .get("/v1/users/" + VIEWER + "/recommendations?limit=5&waitMillis=30000"
                        + (minOffset < 0 ? "" : "&minOffset=" + minOffset));
    }

    private static List<String> films(JsonNode list) {
        return StreamSupport.stream(list.path("recommendations").spliterator(), false)
                .map(each -> each.path("movie").path("movieId").asString())
                .toList();
    }

    private static double sumOfShares(JsonNode recommendation) {
        return StreamSupport.stream(recommendation.path("contributions").spliterator(), false)
                .mapToDouble(share -> share.path("share").asDouble())
                .sum();
    }
}
