package com.movieconcierge.embedding.adapter.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.embedding.domain.vision.Resampler.Filter;
import com.movieconcierge.embedding.domain.vision.VitPreset;
import com.movieconcierge.embedding.domain.vision.VitPreset.Pooling;
import com.movieconcierge.embedding.domain.visual.ImageModel;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.ServingModel.Candidate;
import com.movieconcierge.testkit.OnnxGraph;
import com.movieconcierge.testkit.VitGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Vision Transformer of two layers that the tests make themselves, against a forward pass that shares no code with it. */
class VitModelTest {
    private static final VitGraph VIT = VitGraph.random(32, 8, 24, 3, 2, 48, 20261123);
    private static final int PICTURES = 11;

    @TempDir
    private Path folder;

    private final List<RgbImage> pictures = pictures();

    @Test
    void theFirstTokensStateIsThatOfThePlainForwardPass() throws IOException {
        write(VIT.onnx());
        agrees(preset(Pooling.FIRST_TOKEN), tokens -> tokens[0]);
    }

    @Test
    void theMeanOverTokensIsThatOfThePlainForwardPass() throws IOException {
        write(VIT.onnx());
        agrees(preset(Pooling.MEAN), tokens -> {
            double[] mean = new double[VIT.dim()];
            for (double[] token : tokens) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += token[i] / tokens.length;
                }
            }
            return mean;
        });
    }

    @Test
    void whatTheModelHasPooledIsTakenAsItIs() throws IOException {
        write(VIT.onnxPooled(-1));
        agrees(preset(Pooling.MODEL), tokens -> tokens[0]);
    }

    @Test
    void aModelForOnePictureAtATimeGetsOneAtATime() throws IOException {
        write(VIT.onnxPooled(1));
        agrees(preset(Pooling.MODEL), tokens -> tokens[0]);
    }

    @Test
    void aPictureHasTheSameVectorWhateverIsReadBesideIt() throws IOException {
        write(VIT.onnx());
        try (ImageModel model = model(preset(Pooling.FIRST_TOKEN))) {
            List<float[]> together = model.encode(pictures);
            for (int i = 0; i < PICTURES; i++) {
                assertThat(model.encode(List.of(pictures.get(i))).get(0))
                        .containsExactly(together.get(i), within(1e-6f));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAtTheStart() throws IOException {
        write(VIT.onnx());
        refuses(preset(Pooling.MODEL), "is to be pooled by MODEL");
        List<Float> half = List.of(0.5f, 0.5f, 0.5f);
        refuses(
                new VitPreset("wide", 32, false, 32, Filter.BILINEAR, half, half, Pooling.FIRST_TOKEN, 768),
                "gives vectors of 24 components, but wide says 768");
        refuses(
                new VitPreset("large", 64, false, 64, Filter.BILINEAR, half, half, Pooling.FIRST_TOKEN, 24),
                "cannot read pictures of 64 x 64");
        write(SentenceFolders.graph().bytes());
        refuses(preset(Pooling.FIRST_TOKEN), "a vision model reads one input: pictures x 3 x height x width");
        write(new OnnxGraph()
                .input("pixel_values", OnnxGraph.FLOAT, -1, 3, 32, 32)
                .external("w", "../../secret", 3)
                .node("Identity", List.of("pixel_values"), "same", Map.of())
                .output("same", -1, 3, 32, 32)
                .bytes());
        refuses(preset(Pooling.FIRST_TOKEN), "external data is not read");
    }

    @Test
    void theVersionFollowsTheWeightsAndTheWayPicturesAreRead() throws IOException {
        write(VIT.onnx());
        String version = model(preset(Pooling.FIRST_TOKEN)).version();
        assertThat(model(preset(Pooling.MEAN)).version()).isNotEqualTo(version);
        write(VitGraph.random(32, 8, 24, 3, 2, 48, 1).onnx());
        assertThat(model(preset(Pooling.FIRST_TOKEN)).version()).isNotEqualTo(version);
    }

    @Test
    void aNameWithoutWeightsSaysWhatIsMissing() {
        VisualModels models = models();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models.configured(spec("vit-base-patch16-224", null)))
                .withMessageContaining("needs the location of its ONNX file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> models.configured(spec("resnet", null)))
                .withMessageContaining("clip-vit-base-patch32");
        assertThat(models.configured(spec("style", null)).id()).isEqualTo("mise-en-scene");
    }

    @FunctionalInterface
    private interface Pooled {
        double[] of(double[][] tokens);
    }

    private void agrees(VitPreset preset, Pooled pooled) throws IOException {
        try (ImageModel model = model(preset)) {
            List<float[]> vectors = model.encode(pictures);
            assertThat(vectors).hasSize(PICTURES);
            for (int i = 0; i < PICTURES; i++) {
                float[] planes = preset.planes(pictures.get(i));
                float[] expected = Vectors.unit(Vectors.toFloats(pooled.of(new PlainVit(VIT).tokens(planes)), 1));
                assertThat(vectors.get(i)).containsExactly(expected, within(1e-5f));
            }
        }
    }

    private void refuses(VitPreset preset, String reason) throws IOException {
        ImageModel model = model(preset);
        assertThatIllegalStateException().isThrownBy(model::prepare).withMessageContaining(reason);
    }

    private ImageModel model(VitPreset preset) throws IOException {
        return models().vit(preset, spec(preset.id(), folder.resolve("vit.onnx")));
    }

    private VisualModels models() {
        return new VisualModels(folder, (location, sha256) -> Path.of(location));
    }

    private static Candidate spec(String name, Path file) {
        return new Candidate(name, file == null ? null : file.toString(), null);
    }

    private void write(byte[] model) throws IOException {
        Files.write(folder.resolve("vit.onnx"), model);
    }

    private static VitPreset preset(Pooling pooling) {
        return new VitPreset(
                "small-vit",
                32,
                false,
                32,
                Filter.BICUBIC,
                List.of(0.485f, 0.456f, 0.406f),
                List.of(0.229f, 0.224f, 0.225f),
                pooling,
                24);
    }

    private static List<RgbImage> pictures() {
        Random random = new Random(1);
        List<RgbImage> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            int width = 20 + random.nextInt(60);
            int height = 20 + random.nextInt(60);
            pictures.add(new RgbImage(
                    width,
                    height,
                    random.ints((long) width * height, 0, 1 << 24).toArray()));
        }
        return pictures;
    }
}
