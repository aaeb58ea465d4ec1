package com.movieconcierge.embedding.adapter.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;

/**
 * Token ids in, the mean of the last hidden state over all tokens out; not normalised, so that windows of one text can be
 * averaged. One text at a time: there is no padding, and so nothing that a neighbour in a batch could change.
 */
final class MeanPooling implements NoBatchifyTranslator<long[], float[]> {

    @Override
    public NDList processInput(TranslatorContext context, long[] ids) {
        NDManager manager = context.getNDManager();
        var shape = new Shape(1, ids.length);
        long[] attended = new long[ids.length];
        Arrays.fill(attended, 1);
        NDArray inputIds = manager.create(ids, shape);
        inputIds.setName("input_ids");
        NDArray attentionMask = manager.create(attended, shape);
        attentionMask.setName("attention_mask");
        NDArray tokenTypeIds = manager.create(new long[ids.length], shape);
        tokenTypeIds.setName("token_type_ids");
        return new NDList(inputIds, attentionMask, tokenTypeIds);
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList output) {
        NDArray hidden = output.get(0);
        int tokens = (int) hidden.getShape().get(1);
        int dimension = (int) hidden.getShape().get(2);
        float[] states = hidden.toFloatArray();
        double[] sum = new double[dimension];
        for (int i = 0; i < states.length; i++) {
            sum[i % dimension] += states[i];
        }
        float[] mean = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            mean[i] = (float) (sum[i] / tokens);
        }
        return mean;
    }
}
