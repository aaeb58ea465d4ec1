package com.movieconcierge.embedding.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.RefusedRecordException;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SageMakerFeatureStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private FeatureStoreServer server;
    private SageMakerFeatureStore store;

    @BeforeEach
    void start() throws IOException {
        server = new FeatureStoreServer();
        store = at(FeatureStoreServer.GROUP, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    private SageMakerFeatureStore at(String group, Duration call) {
        return new SageMakerFeatureStore(
                SageMakerFeatureStore.client("", server.endpoint(), call, call),
                group,
                new ModelKey(Modality.THEME, new ModelRef("minilm", "2"))::equals);
    }

    @Test
    void aFilmBecomesARecordOfFeatures() {
        float[] vector = new float[384];
        Random random = new Random(1);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (random.nextGaussian() * Math.pow(10, -random.nextInt(12)));
        }
        store.put(
                new FilmDna("heat", "abc", List.of(block(Modality.THEME, "minilm", "2", vector))), NOON.plusMillis(7));

        Map<String, String> features = server.features("heat");
        assertThat(features)
                .containsEntry("event_time", "2026-11-25T12:00:00.007Z")
                .containsEntry("content_hash", "abc")
                .containsEntry("theme_model", "minilm@2")
                .containsOnlyKeys("movie_id", "event_time", "content_hash", "theme_model", "theme_vector");
        assertThat(new JsonMapper().readValue(features.get("theme_vector"), float[].class))
                .as("to the bit")
                .isEqualTo(vector);
    }

    @Test
    void ofSeveralModelsTheOneThatServesIsTaken() {
        float[] vector = {1};
        store.put(
                new FilmDna(
                        "heat",
                        "abc",
                        List.of(
                                block(Modality.THEME, "minilm", "1", vector),
                                block(Modality.THEME, "minilm", "2", vector),
                                block(Modality.FACTS, "facts", "1", vector),
                                block(Modality.FACTS, "facts", "2", vector))),
                NOON);
        assertThat(server.features("heat"))
                .containsEntry("theme_model", "minilm@2")
                .containsEntry("facts_model", "facts@1");
    }

    @Test
    void theNewerTimeHoldsWhateverTheOrder() {
        store.put(dna("new"), NOON.plusMillis(1));
        store.put(dna("old"), NOON);
        assertThat(server.features("heat")).containsEntry("content_hash", "new");
        store.put(dna("again"), NOON.plusMillis(1));
        assertThat(server.features("heat")).containsEntry("content_hash", "new");
        store.put(dna("newest"), NOON.plusMillis(2));
        assertThat(server.features("heat")).containsEntry("content_hash", "newest");
    }

    @Test
    void aRemovalHoldsAgainstOlderRecords() {
        store.put(dna("a"), NOON);
        store.remove("heat", NOON.plusMillis(1));
        assertThat(server.features("heat")).isEmpty();
        store.put(dna("a"), NOON);
        assertThat(server.features("heat")).isEmpty();
        store.put(dna("b"), NOON.plusMillis(2));
        assertThat(server.features("heat")).containsEntry("content_hash", "b");
    }

    @Test
    void whatPassesIsTriedAgain() {
        for (String fault : List.of("429 ThrottlingException", "503 ServiceUnavailable", "500 InternalFailure")) {
            server.fail(2, fault);
            store.put(dna(fault), NOON.plusSeconds(server.features("heat").size() + fault.length()));
            assertThat(server.asked()).as(fault).isEqualTo(3);
        }
    }

    @Test
    void whatLastsIsAFaultOfTheStoreAndNotOfTheFilm() {
        server.fail(1000, "429 ThrottlingException");
        fails("asked too often");
        assertThat(server.asked()).isEqualTo(4);
        server.fail(1000, "403 AccessForbidden");
        fails("sagemaker:PutRecord");
        assertThat(server.asked()).as("a refusal is not tried again").isEqualTo(1);
    }

    @Test
    void aMissingGroupIsNamed() {
        store.close();
        store = at("another", Duration.ofSeconds(20));
        fails("feature group another: there is no such feature group, create it");
    }

    @Test
    void aServerThatSaysNothingIsLeftAlone() {
        server.hang(true);
        store.close();
        store = at(FeatureStoreServer.GROUP, Duration.ofMillis(500));
        fails("FEATURE_STORE_ENDPOINT");
    }

    @Test
    void anInvalidRecordIsRefusedWithTheReason() {
        server.refuse("heat");
        assertThatExceptionOfType(RefusedRecordException.class)
                .isThrownBy(() -> store.put(dna("a"), NOON))
                .withMessageContaining("not a record of this group");
        assertThat(server.asked()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsTooLargeIsNotEvenSent() {
        assertThatExceptionOfType(RefusedRecordException.class)
                .isThrownBy(() -> store.put(
                        new FilmDna("heat", "abc", List.of(block(Modality.THEME, "minilm", "2", new float[100_000]))),
                        NOON))
                .withMessageContaining("a record has at most 358400");
        assertThat(server.asked()).isZero();
    }

    private void fails(String reason) {
        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> store.put(dna("a"), NOON))
                .withMessageContaining(reason);
    }

    private static FilmDna dna(String hash) {
        return new FilmDna("heat", hash, List.of(block(Modality.THEME, "minilm", "2", new float[] {0.5f})));
    }

    private static FilmDna.Block block(Modality modality, String model, String version, float[] vector) {
        return new FilmDna.Block(modality, new ModelRef(model, version), vector);
    }
}
