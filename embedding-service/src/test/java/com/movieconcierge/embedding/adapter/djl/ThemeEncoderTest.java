package com.movieconcierge.embedding.adapter.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.repository.zoo.Criteria;
import com.movieconcierge.embedding.domain.encoder.Encoder.ModelSource;
import com.movieconcierge.embedding.domain.encoder.Films;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.ServingModel.Candidate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real model. */
class ThemeEncoderTest {
    private static final String HEIST = "A crew of thieves plans to rob a bank in broad daylight.";
    private static final String ROBBERY = "Professional robbers prepare the biggest heist of their lives.";
    private static final String LOVE = "Two shy teenagers fall in love during a summer by the sea.";

    private static final ModelSource NO_SOURCE = (location, sha256) -> {
        throw new IllegalArgumentException(location);
    };

    @TempDir
    private static Path cache;

    private static ThemeModels models;
    private static ThemeEncoder encoder;

    @BeforeAll
    static void load() {
        models = new ThemeModels(cache, 2, NO_SOURCE);
        encoder = models.configured(spec(ThemeModels.MINILM));
        encoder.prepare();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void relatedTextsAreCloserThanUnrelatedOnes() {
        double related = Vectors.dot(embed(HEIST), embed(ROBBERY));

        assertThat(related).isGreaterThan(0.4);
        assertThat(related).isGreaterThan(Vectors.dot(embed(HEIST), embed(LOVE)) + 0.2);
        assertThat(related).isGreaterThan(Vectors.dot(embed(ROBBERY), embed(LOVE)) + 0.2);
    }

    @Test
    void vectorsArePinned() {
        float[] vector = embed(HEIST);

        assertThat(vector).hasSize(384);
        assertThat(Vectors.norm(vector)).isCloseTo(1, within(1e-6));
        assertThat(Arrays.copyOf(vector, 5)).containsExactly(PINNED, within(1e-4f));
    }

    private static final float[] PINNED = {-0.026737f, -0.002181f, 0.000128f, 0.008697f, -0.033038f};

    @Test
    void agreesWithDjlsOwnSentenceTranslator() throws Exception {
        Path plain = Files.createDirectories(cache.resolve("plain"));
        Files.copy(SentenceModel.MINILM_WEIGHTS.unpack(cache), plain.resolve("model.onnx"));
        Files.copy(SentenceModel.MINILM_TOKENIZER.unpack(cache), plain.resolve("tokenizer.json"));
        var criteria = Criteria.builder()
                .setTypes(String.class, float[].class)
                .optModelPath(plain)
                .optModelName("model")
                .optEngine("OnnxRuntime")
                .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
                .optArgument("pooling", "mean")
                .optArgument("normalize", "true")
                .optArgument("includeTokenTypes", "true")
                .optArgument("maxLength", "256")
                .build();
        try (var model = criteria.loadModel();
                var predictor = model.newPredictor()) {
            for (String text : List.of(HEIST, LOVE, "Amélie", (LOVE + " ").repeat(15))) {
                assertThat(embed(text)).as(text).containsExactly(predictor.predict(text), within(1e-5f));
            }
        }
    }

    @Test
    void aTextHasTheSameVectorWhateverIsEncodedBesideIt() throws Exception {
        float[] alone = embed(HEIST);
        List<Callable<float[]>> texts = IntStream.range(0, 40)
                .<Callable<float[]>>mapToObj(i -> () -> embed(i % 2 == 0 ? HEIST : LOVE.repeat(1 + i)))
                .toList();

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> inCompany = threads.invokeAll(texts);
            for (int i = 0; i < inCompany.size(); i += 2) {
                assertThat(inCompany.get(i).get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theEndOfALongTextCounts() {
        String longText = (HEIST + " ").repeat(40);
        long before = models.windowedTexts();

        float[] ending = embed(longText + (LOVE + " ").repeat(20));

        assertThat(models.windowedTexts()).isEqualTo(before + 1);
        assertThat(Vectors.dot(ending, embed(LOVE))).isGreaterThan(Vectors.dot(embed(longText), embed(LOVE)) + 0.1);
        assertThat(Vectors.norm(ending)).isCloseTo(1, within(1e-6));
    }

    @Test
    void aFilmWithoutTextHasNoThemeBlock() {
        assertThat(encoder.encode(Films.blank("m"))).isEmpty();
        assertThat(encoder.encode(Films.withGenres("Drama"))).isEmpty();
        assertThat(encoder.encode(Films.HEAT)).isPresent();
    }

    @Test
    void theVersionIsThatOfTheFile() {
        assertThat(encoder.model().id()).isEqualTo("all-MiniLM-L6-v2");
        assertThat(encoder.model().version()).isEqualTo("759c3cd2b7fe");
        assertThat(encoder.missing()).isEmpty();
    }

    @Test
    void theQuantisedModelIsAnotherModelAndNearlyTheSame() {
        try (ThemeEncoder quantised = models.configured(spec(ThemeModels.MINILM_Q8))) {
            assertThat(quantised.model().id()).isNotEqualTo(encoder.model().id());
            assertThat(quantised.model().version()).isNotEqualTo(encoder.model().version());
            assertThat(Vectors.dot(quantised.embed("m", HEIST), embed(HEIST))).isBetween(0.95, 0.9999);
        }
    }

    @Test
    void aNameThatNoModelHasIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models.configured(spec("bert-of-my-dreams")))
                .withMessageContaining("minilm-q8")
                .withMessageContaining("bert-of-my-dreams");
    }

    @Test
    void aModelThatCannotBeUnpackedIsReported(@TempDir Path elsewhere) throws Exception {
        Path file = Files.createFile(elsewhere.resolve("a-file-not-a-folder"));
        try (var broken = new ThemeModels(file, 1, NO_SOURCE).configured(spec(""))) {
            assertThat(broken.missing()).contains("the model is not loaded yet");
            assertThatIllegalStateException().isThrownBy(broken::prepare).withMessageContaining("could not load");
            assertThat(broken.missing().orElseThrow()).contains("could not load");
        }
    }

    private static float[] embed(String text) {
        return encoder.embed("m", text);
    }

    private static Candidate spec(String name) {
        return new Candidate(name, null, null);
    }
}
