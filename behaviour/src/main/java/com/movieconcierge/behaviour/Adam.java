package com.movieconcierge.behaviour;

import java.util.List;
import java.util.function.Function;

/**
 * Adam with decoupled weight decay.
 *
 * <p>Source: Loshchilov, Hutter: "Decoupled Weight Decay Regularization", ICLR 2019, with the usual β₁ = .9, β₂ = .999.
 */
final class Adam {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final int CHUNK = 16_384;

    private final FactorParameters parameters;
    private final FactorParameters means;
    private final FactorParameters squares;
    private final double decay;
    private int steps;

    Adam(FactorParameters parameters, double decay) {
        this.parameters = parameters;
        this.decay = decay;
        this.means = parameters.likeIt();
        this.squares = parameters.likeIt();
    }

    /** Goes one step against the sum of the gradients. */
    void step(List<FactorParameters> gradients, double rate) {
        steps++;
        step(gradients, rate, FactorParameters::in, decay);
        step(gradients, rate, FactorParameters::out, decay);
        step(gradients, rate, FactorParameters::gates, 0);
    }

    private void step(
            List<FactorParameters> gradients, double rate, Function<FactorParameters, float[]> part, double shrinking) {
        float[] values = part.apply(parameters);
        float[] mean = part.apply(means);
        float[] square = part.apply(squares);
        float[][] given = gradients.stream().map(part).toArray(float[][]::new);
        float size = (float) (rate / (1 - Math.pow(BETA1, steps)));
        float correction = (float) (1 / (1 - Math.pow(BETA2, steps)));
        float kept = (float) (1 - rate * shrinking);
        Cores.forEach((values.length + CHUNK - 1) / CHUNK, chunk -> {
            int to = Math.min(values.length, (chunk + 1) * CHUNK);
            float[] sum = new float[CHUNK];
            int from = chunk * CHUNK;
            for (float[] one : given) {
                for (int i = from; i < to; i++) {
                    sum[i - from] += one[i];
                }
            }
            for (int i = from; i < to; i++) {
                float gradient = sum[i - from];
                mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient;
                square[i] = BETA2 * square[i] + (1 - BETA2) * gradient * gradient;
                values[i] = kept * values[i] - size * mean[i] / ((float) Math.sqrt(correction * square[i]) + EPSILON);
            }
        });
    }
}
