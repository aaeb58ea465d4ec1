package com.movieconcierge.embedding.adapter.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;
import java.util.List;

/**
 * Token ids in, one state for all of them out: the mean of the last hidden state over all tokens, or the first token's;
 * what the model has pooled itself is taken as it is. Not normalised, so that windows of one text can be averaged. One
 * text at a time: there is no padding, and so nothing that a neighbour in a batch could change.
 */
final class SentencePooling implements NoBatchifyTranslator<long[], float[]> {
    private static final int POOLED_RANK = 2;

    private final boolean firstToken;
    private volatile List<String> inputs = List.of();

    SentencePooling(boolean firstToken) {
        this.firstToken = firstToken;
    }

    /**
     * Says what the graph asks for, in its order.
     *
     * @throws IllegalStateException when that is not what a sentence transformer reads
     */
    void expect(List<String> names) {
        for (String name : names) {
            if (!List.of("input_ids", "attention_mask", "token_type_ids").contains(name)) {
                throw new IllegalStateException("the model asks for an input " + name
                        + ", a sentence transformer reads input_ids, attention_mask and token_type_ids");
            }
        }
        inputs = List.copyOf(names);
    }

    @Override
    public NDList processInput(TranslatorContext context, long[] ids) {
        NDManager manager = context.getNDManager();
        var shape = new Shape(1, ids.length);
        var list = new NDList();
        for (String name : inputs) {
            NDArray input = manager.create(values(name, ids), shape);
            input.setName(name);
            list.add(input);
        }
        return list;
    }

    private static long[] values(String name, long[] ids) {
        if (name.equals("input_ids")) {
            return ids;
        }
        long[] values = new long[ids.length];
        Arrays.fill(values, name.equals("attention_mask") ? 1 : 0);
        return values;
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList output) {
        NDArray first = output.get(0);
        float[] states = first.toFloatArray();
        if (first.getShape().dimension() == POOLED_RANK) {
            return states;
        }
        int tokens = (int) first.getShape().get(1);
        int dimension = (int) first.getShape().get(2);
        return firstToken ? Arrays.copyOf(states, dimension) : mean(states, tokens, dimension);
    }

    private static float[] mean(float[] states, int tokens, int dimension) {
        double[] sum = new double[dimension];
        for (int token = 0, at = 0; token < tokens; token++) {
            for (int i = 0; i < dimension; i++) {
                sum[i] += states[at++];
            }
        }
        float[] mean = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            mean[i] = (float) (sum[i] / tokens);
        }
        return mean;
    }
}
