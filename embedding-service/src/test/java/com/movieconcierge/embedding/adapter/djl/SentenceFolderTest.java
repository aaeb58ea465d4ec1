package com.movieconcierge.embedding.adapter.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.ServingModel.Candidate;
import com.movieconcierge.testkit.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceFolderTest {
    @TempDir
    private Path cache;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = SentenceFolders.write(cache.resolve("tiny"));
    }

    @Test
    void theMeanOverAllTokensStandsForTheText() {
        // [CLS] heist sea [SEP]
        assertThat(embed("Heist sea")).containsExactly(unit(1f / 4, -2f / 4, 2f / 4), within(1e-6f));
    }

    @Test
    void theFirstTokenStandsForTheTextWhereItsConfigurationSaysSo() throws IOException {
        SentenceFolders.pooling(folder, "pooling_mode_cls_token");
        assertThat(embed("Heist sea")).containsExactly(unit(1, 0, 0), within(1e-6f));
    }

    @Test
    void whatTheModelHasPooledIsTakenAsItIs() throws IOException {
        Files.write(
                folder.resolve("model.onnx"),
                new OnnxGraph()
                        .input("input_ids", OnnxGraph.INT64, 1, -1)
                        .weights("table", flat(), 8, 3)
                        .node("Gather", List.of("table", "input_ids"), "states", Map.of("axis", 0L))
                        .node("ReduceMax", List.of("states"), "pooled", Map.of("axes", List.of(1L), "keepdims", 0L))
                        .output("pooled", 1, 3)
                        .bytes());
        assertThat(embed("heist")).containsExactly(unit(1, 1, 2), within(1e-6f));
    }

    @Test
    void aTextOfManyWordsIsReadInWindowsOfTheModelsLength() {
        // Six tokens at a time are four words: seven words are two windows, of three and four.
        ThemeModels models = models();
        try (ThemeEncoder encoder = encoder(models)) {
            encoder.embed("m", "heist heist heist sea sea sea sea");
        }
        assertThat(models.windowedTexts()).isEqualTo(1);
    }

    @Test
    void theVersionFollowsTheFilesAndTheWayTheyAreRead() throws IOException {
        String version = model().version();
        assertThat(version).matches("[0-9a-f]{12}");
        SentenceFolders.pooling(folder, "pooling_mode_cls_token");
        assertThat(model().version()).isNotEqualTo(version);
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedWithBothSides() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"hidden_size\": 4, \"vocab_size\": 8, \"max_position_embeddings\": 16}");
        refuses("config.json says hidden_size 4, but 1_Pooling/config.json says word_embedding_dimension 3");
        Files.delete(folder.resolve("1_Pooling/config.json"));
        loadingRefuses("gives vectors of 3 components, but its configuration says 4");
        Files.writeString(
                folder.resolve("config.json"),
                "{\"hidden_size\": 3, \"vocab_size\": 7, \"max_position_embeddings\": 16}");
        refuses("tokenizer.json knows 8 words, but config.json says vocab_size 7");
        Files.writeString(
                folder.resolve("config.json"),
                "{\"hidden_size\": 3, \"vocab_size\": 8, \"max_position_embeddings\": 5}");
        refuses("max_seq_length 6, but config.json says max_position_embeddings 5");
    }

    @Test
    void whatIsNotUnderstoodIsRefused() throws IOException {
        Files.writeString(folder.resolve("modules.json"), "[{\"type\": \"sentence_transformers.models.Dense\"}]");
        refuses("modules.json asks for a module Dense");
        Files.delete(folder.resolve("modules.json"));
        SentenceFolders.pooling(folder, "pooling_mode_max_tokens");
        refuses("pools neither by mean nor by the first token");
        Files.writeString(folder.resolve("config.json"), "{");
        refuses("config.json is not JSON");
        Files.delete(folder.resolve("config.json"));
        refuses("there is no config.json");
        Files.delete(folder.resolve("model.onnx"));
        refuses("there is neither model.onnx nor onnx/model.onnx");
    }

    @Test
    void anInputThatNoTextHasIsRefused() throws IOException {
        Files.write(
                folder.resolve("model.onnx"),
                new OnnxGraph()
                        .input("pixel_values", OnnxGraph.FLOAT, 1, 3)
                        .node("Identity", List.of("pixel_values"), "same", Map.of())
                        .output("same", 1, 3)
                        .bytes());
        loadingRefuses("the model asks for an input pixel_values");
    }

    @Test
    void aModelThatKeepsItsWeightsElsewhereIsRefused() throws IOException {
        Files.write(
                folder.resolve("model.onnx"),
                new OnnxGraph()
                        .input("input_ids", OnnxGraph.INT64, 1, -1)
                        .external("table", "/etc/passwd", 8, 3)
                        .node("Gather", List.of("table", "input_ids"), "states", Map.of("axis", 0L))
                        .output("states", 1, -1, 3)
                        .bytes());
        assertThatIllegalStateException().isThrownBy(this::model).withMessageContaining("external data is not read");
        Files.writeString(folder.resolve("model.onnx"), "this is no model");
        assertThatIllegalStateException().isThrownBy(this::model).withMessageContaining("is not an ONNX file");
    }

    private void refuses(String reason) {
        assertThatIllegalStateException().isThrownBy(this::model).withMessageContaining(reason);
    }

    private void loadingRefuses(String reason) {
        assertThatIllegalStateException()
                .isThrownBy(() -> encoder(models()).prepare())
                .withMessageContaining(reason);
    }

    private SentenceModel model() {
        return SentenceFolder.read(folder, "tiny");
    }

    private ThemeModels models() {
        return new ThemeModels(cache, 1, (location, sha256) -> Path.of(location));
    }

    private Candidate spec() {
        return new Candidate("tiny", folder.toString(), null);
    }

    private ThemeEncoder encoder(ThemeModels models) {
        return models.configured(spec());
    }

    private float[] embed(String text) {
        try (ThemeEncoder encoder = encoder(models())) {
            return encoder.embed("m", text);
        }
    }

    private static float[] flat() {
        float[] flat = new float[24];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = SentenceFolders.TABLE[i / 3][i % 3];
        }
        return flat;
    }

    private static float[] unit(float... vector) {
        return Vectors.unit(vector);
    }
}
