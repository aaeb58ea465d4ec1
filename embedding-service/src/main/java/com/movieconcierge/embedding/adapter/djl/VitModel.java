package com.movieconcierge.embedding.adapter.djl;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncodingException;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import com.movieconcierge.embedding.domain.vision.VitPreset;
import com.movieconcierge.embedding.domain.visual.ImageModel;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.kernel.Vectors;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Vision Transformer, or any other image tower of its shape, as ONNX. One thread of ONNX Runtime a caller, as for texts;
 * pictures are read in batches of a few.
 */
final class VitModel implements ImageModel {
    private final VitPreset preset;
    private final Path weights;
    private final Path cache;
    private final int batch;
    private final String version;
    private @Nullable ZooModel<float[][], float[][]> model;
    private int mostPictures;

    /** Loads nothing yet; see {@link #prepare()}. {@code sha256} is that of the weights. */
    VitModel(VitPreset preset, Path weights, String sha256, Path cache, int batch) {
        this.preset = preset;
        this.weights = weights;
        this.cache = cache;
        this.batch = batch;
        this.version = Sha256.hex(sha256 + " " + preset).substring(0, 12);
    }

    @Override
    public String id() {
        return preset.id();
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int dimension() {
        return preset.dimension();
    }

    @Override
    public void prepare() {
        loaded();
    }

    @Override
    public List<float[]> encode(List<RgbImage> images) {
        ZooModel<float[][], float[][]> ready = loaded();
        List<float[]> vectors = new ArrayList<>();
        try (Predictor<float[][], float[][]> predictor = ready.newPredictor()) {
            for (int from = 0; from < images.size(); from += mostPictures) {
                List<RgbImage> some = images.subList(from, Math.min(images.size(), from + mostPictures));
                float[][] planes = some.stream().map(preset::planes).toArray(float[][]::new);
                for (float[] vector : predictor.predict(planes)) {
                    vectors.add(Vectors.unit(vector));
                }
            }
            return vectors;
        } catch (TranslateException e) {
            throw new EncodingException("the vision model could not read a picture: " + e.getMessage(), e);
        }
    }

    private synchronized ZooModel<float[][], float[][]> loaded() {
        ZooModel<float[][], float[][]> ready = model;
        if (ready == null) {
            ready = load();
            model = ready;
        }
        return ready;
    }

    private ZooModel<float[][], float[][]> load() {
        try {
            OnnxFile.requireSelfContained(weights);
            ZooModel<float[][], float[][]> ready =
                    OnnxRuntime.load(weights, cache, float[][].class, float[][].class, new VitPooling());
            try {
                tryOut(ready);
                return ready;
            } catch (RuntimeException e) {
                ready.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** ONNX Runtime's shapes do not come through DJL, so the model is asked: two pictures at a time, or one? */
    private void tryOut(ZooModel<float[][], float[][]> ready) {
        List<String> inputs = ready.getBlock().describeInput().keys();
        if (inputs.size() != 1) {
            throw new IllegalStateException(
                    weights + " reads " + inputs + ", a vision model reads one input: pictures x 3 x height x width");
        }
        try {
            mostPictures = batch;
            tryOut(ready, Math.min(2, batch));
        } catch (TranslateException severalAtATime) {
            try {
                mostPictures = 1;
                tryOut(ready, 1);
            } catch (TranslateException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new IllegalStateException(
                        weights + " cannot read pictures of " + preset.size() + " x " + preset.size() + ": "
                                + cause.getMessage(),
                        e);
            }
        }
    }

    private void tryOut(ZooModel<float[][], float[][]> ready, int pictures) throws TranslateException {
        float[] grey = preset.planes(new RgbImage(1, 1, new int[] {0x808080}));
        float[][] planes = new float[pictures][];
        Arrays.fill(planes, grey);
        try (Predictor<float[][], float[][]> predictor = ready.newPredictor()) {
            int dimension = predictor.predict(planes)[0].length;
            if (dimension != preset.dimension()) {
                throw new IllegalStateException(weights + " gives vectors of " + dimension + " components, but "
                        + preset.id() + " says " + preset.dimension());
            }
        }
    }

    @Override
    public synchronized void close() {
        ZooModel<float[][], float[][]> ready = model;
        model = null;
        if (ready != null) {
            ready.close();
        }
    }

    /** Planes of some pictures in, a vector for each out; not normalised. */
    private final class VitPooling implements NoBatchifyTranslator<float[][], float[][]> {
        private static final int CHANNELS = 3;
        private static final int TOKENS_RANK = 3;

        @Override
        public NDList processInput(TranslatorContext context, float[][] planes) {
            FloatBuffer batch = FloatBuffer.allocate(planes.length * planes[0].length);
            for (float[] picture : planes) {
                batch.put(picture);
            }
            batch.rewind();
            var shape = new Shape(planes.length, CHANNELS, preset.size(), preset.size());
            return new NDList(context.getNDManager().create(batch, shape));
        }

        @Override
        public float[][] processOutput(TranslatorContext context, NDList output) {
            NDArray first = output.get(0);
            Shape shape = first.getShape();
            boolean tokens = shape.dimension() == TOKENS_RANK;
            if (tokens == (preset.pooling() == VitPreset.Pooling.MODEL)) {
                throw new IllegalStateException("the model gives an output of shape " + shape + ", but " + preset.id()
                        + " is to be pooled by " + preset.pooling());
            }
            float[] states = first.toFloatArray();
            int pictures = (int) shape.get(0);
            int dimension = (int) shape.get(shape.dimension() - 1);
            int count = tokens ? (int) shape.get(1) : 1;
            float[][] vectors = new float[pictures][dimension];
            for (int picture = 0; picture < pictures; picture++) {
                int used = preset.pooling() == VitPreset.Pooling.MEAN ? count : 1;
                for (int token = 0; token < used; token++) {
                    int from = (picture * count + token) * dimension;
                    for (int i = 0; i < dimension; i++) {
                        vectors[picture][i] += states[from + i] / used;
                    }
                }
            }
            return vectors;
        }
    }
}
