package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.schemas.RedisLayout;
import com.movieconcierge.standalone.client.Health;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole product, whose Redis loses what it has: lists say so, and are whole again without a rating. */
class RedisHealsIT {
    private static final String VIEWER = "ava";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    void listsOfViewersWhoseKeysAreLostSaySoAndHealByThemselves() {
        var options = new Product.Options(
                directory.resolve("data"), Ports::anywhere, folder -> Optional.of(SmallWorld.in(folder)));
        try (Product product = Product.start(options, sentence -> {})) {
            Instance instance = product.instance();
            RedisClient client =
                    RedisClient.create("redis://127.0.0.1:" + instance.ports().redis());
            try (var connection = client.connect()) {
                RedisCommands<String, String> redis = connection.sync();
                await().atMost(LIMIT).until(() -> redis.exists(RedisLayout.EPOCH_KEY) == 1);
                long viewers = redis.zcard(RedisLayout.USERS_KEY);
                long films = redis.hlen(RedisLayout.seenKey(VIEWER));
                assertThat(viewers).isGreaterThan(1);

                redis.del(RedisLayout.profileKey(VIEWER), RedisLayout.seenKey(VIEWER));
                assertThat(degraded(instance)).isEqualTo("[\"profile-missing\"]");
                await().atMost(LIMIT).until(() -> degraded(instance).equals("[]"));
                assertThat(list(instance).path("source").asString()).isEqualTo("profile");

                redis.hdel(
                        RedisLayout.seenKey(VIEWER),
                        redis.hkeys(RedisLayout.seenKey(VIEWER)).get(0));
                assertThat(degraded(instance)).isEqualTo("[\"seen-incomplete\"]");
                await().atMost(LIMIT).until(() -> degraded(instance).equals("[]"));
                assertThat(redis.hlen(RedisLayout.seenKey(VIEWER))).isEqualTo(films);

                redis.flushall();
                assertThat(degraded(instance)).isEqualTo("[\"profile-missing\"]");
                await().atMost(LIMIT).until(() -> redis.zcard(RedisLayout.USERS_KEY) == viewers);
                await().atMost(LIMIT).until(() -> degraded(instance).equals("[]"));
                assertThat(redis.hlen(RedisLayout.seenKey(VIEWER))).isEqualTo(films);
                assertThat(Health.of(instance.profile()).up()).isTrue();
            } finally {
                client.shutdown();
            }
        }
    }

    private static String degraded(Instance instance) {
        return list(instance).path("degraded").toString();
    }

    private static JsonNode list(Instance instance) {
        return instance.recommend().get("/v1/users/" + VIEWER + "/recommendations?limit=5");
    }
}
