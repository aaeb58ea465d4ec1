package com.movieconcierge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedding.adapter.aws.FeatureStoreServer;
import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** movie-dna of a real broker into a feature store that speaks AWS's language. */
class FeatureStoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final RealParts PARTS = RealParts.get();
    private static final TypedRecords RECORDS = PARTS.records();

    @TempDir
    private static Path cache;

    private static FeatureStoreServer store;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws IOException {
        store = new FeatureStoreServer();
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
        RECORDS.close();
    }

    @Test
    void dnaIsPutAndRemovedAndGarbagePassedOver() {
        String id = RealParts.unique("film");
        send(id, "a");
        RECORDS.sendBytes(Topics.MOVIE_DNA.name(), id, "garbage".getBytes(StandardCharsets.UTF_8));
        await().atMost(LIMIT).until(() -> store.features(id).containsKey("theme_vector"));
        assertThat(store.features(id))
                .containsEntry("theme_vector", "[0.6,0.8]")
                .containsEntry("content_hash", "a");

        RECORDS.send(Topics.MOVIE_DNA, id, null);
        await().atMost(LIMIT).until(() -> store.features(id).isEmpty());
    }

    @Test
    void whatTheGroupRefusesIsSetAsideAndTheNextFilmGoesThrough() {
        String refused = RealParts.unique("film");
        store.refuse(refused);
        send(refused, "a");
        String next = RealParts.unique("film");
        send(next, "b");

        await().atMost(LIMIT).until(() -> !store.features(next).isEmpty());
        var letters =
                RECORDS.readBytesUntil(Topics.MOVIE_DNA.deadLetters(), LIMIT, letter -> refused.equals(letter.key()));
        assertThat(TypedRecords.header(letters.get(letters.size() - 1).headers(), DeadLetter.REASON))
                .contains("not a record of this group");
    }

    @Test
    void aLastingFaultPausesInTheOpenAndNothingIsLost() {
        store.fail(Integer.MAX_VALUE, "403 AccessForbidden");
        String id = RealParts.unique("film");
        send(id, "a");
        PollLoop loop = service.getBean("featureStore", PollLoop.class);
        await().atMost(LIMIT).until(() -> loop.current().phase() == PollLoop.Phase.PAUSED);
        assertThat(loop.current().reason()).contains("access denied");
        // Its model may take longer to load than the other loop took to give up.
        PollLoop embedding = service.getBean("flow", PollLoop.class);
        await("films are embedded all the same")
                .atMost(LIMIT)
                .until(() -> embedding.current().phase() == PollLoop.Phase.RUNNING);
        assertThat(loop.current().phase()).isEqualTo(PollLoop.Phase.PAUSED);

        service.close();
        store.fail(0, "");
        service = startService();

        await().atMost(LIMIT).until(() -> !store.features(id).isEmpty());
    }

    private static void send(String id, String hash) {
        RECORDS.send(
                Topics.MOVIE_DNA,
                id,
                new MovieDna(
                        id,
                        hash,
                        List.of(new DnaBlock(
                                "theme", "m", "1", Vectors.toBytes(new float[] {0.6f, 0.8f}), "", null, null))));
    }

    private static ConfigurableApplicationContext startService() {
        Map<String, String> properties = new HashMap<>(PARTS.serviceProperties());
        properties.put("concierge.embedding.cache-dir", cache.toString());
        properties.put("concierge.feature-store.group", FeatureStoreServer.GROUP);
        properties.put("concierge.feature-store.endpoint", store.endpoint());
        return EmbeddingServiceApplication.builder()
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }
}
