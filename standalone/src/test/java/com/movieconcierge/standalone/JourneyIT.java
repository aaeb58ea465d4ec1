package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.standalone.client.Health;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole product as a newcomer meets it, on a small world. */
class JourneyIT {
    private static final String VIEWER = "ava";

    @TempDir
    Path directory;

    @Test
    void ratingChangesTheListAndEverythingIsThereAgainAfterARestart() {
        Path data = directory.resolve("data");
        String rated;
        JsonNode taste;
        try (var errors = new LoggedErrors();
                Product product = start(data)) {
            assertThat(errors.lines()).as("errors of a first start").isEmpty();
            Instance instance = product.instance();
            JsonNode before = list(instance, -1);
            assertThat(before.path("source").asString()).isEqualTo("profile");
            assertThat(films(before)).hasSize(5);
            assertThat(before.path("recommendations")).allSatisfy(each -> assertThat(sumOfShares(each))
                    .isCloseTo(each.path("score").asDouble(), within(1e-5)));

            rated = films(before).get(0);
            JsonNode changed = list(instance, rate(instance, rated, 0.5));
            assertThat(changed.path("degraded")).isEmpty();
            assertThat(films(changed)).doesNotContain(rated).isNotEqualTo(films(before));
            taste = taste(instance);

            assertThatThrownBy(() -> start(data)).isInstanceOf(Refusal.class).hasMessageContaining("Already running");
        }
        try (Product again = start(data)) {
            // The list itself may differ in a near tie: the space is fitted anew, on the catalogue as it is by now.
            assertThat(taste(again.instance())).isEqualTo(taste);
            assertThat(films(list(again.instance(), -1))).hasSize(5).doesNotContain(rated);
        }
    }

    /** All Tomcats of a JVM share one home: that of a server of this JVM that was stopped before is gone, and so is this one. */
    @Test
    void itStartsWhereAServerOfThisJvmHasLeftAHomeThatIsGone() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        // Below a file nobody can make it again; where one can, the four race for it, and fail now and then.
        System.setProperty("catalina.home", file.resolve("home").toString());
        var options = new Product.Options(directory.resolve("empty"), Ports::anywhere, Product.NO_WORLD);
        try (Product product = Product.start(options, sentence -> {})) {
            assertThat(Path.of(System.getProperty("catalina.home")))
                    .isDirectory()
                    .startsWith(directory.toRealPath());
            assertThat(Health.of(product.instance().recommend()).up()).isTrue();
        }
        assertThat(System.getProperty("catalina.home")).isNull();
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

    /** What is known of the viewer, down to the last bit of the vectors. */
    private static JsonNode taste(Instance instance) {
        JsonNode profile = instance.recommend().get("/v1/users/" + VIEWER + "/profile?vectors=true");
        return JsonMapper.shared()
                .createObjectNode()
                .<ObjectNode>set("offset", profile.path("profileOffset"))
                .<ObjectNode>set("ratings", profile.path("ratingCount"))
                .set("vectors", profile.path("vectors"));
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
