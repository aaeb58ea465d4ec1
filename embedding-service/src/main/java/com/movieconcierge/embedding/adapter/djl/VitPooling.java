package com.movieconcierge.embedding.adapter.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import com.movieconcierge.embedding.domain.vision.VitPreset;
import java.nio.FloatBuffer;

/** Planes of some pictures in, a vector for each out; not normalised. */
final class VitPooling implements NoBatchifyTranslator<float[][], float[][]> {
    private static final int CHANNELS = 3;
    private static final int TOKENS_RANK = 3;

    private final VitPreset preset;

    VitPooling(VitPreset preset) {
        this.preset = preset;
    }

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
