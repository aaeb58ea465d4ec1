package com.movieconcierge.behaviour;

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

    /** Goes one step against a gradient. */
    void step(FactorParameters gradient, double rate) {
        steps++;
        step(gradient, rate, FactorParameters::in, decay);
        step(gradient, rate, FactorParameters::out, decay);
        step(gradient, rate, FactorParameters::gates, 0);
    }

    private void step(
            FactorParameters gradient, double rate, Function<FactorParameters, float[]> part, double shrinking) {
        float[] values = part.apply(parameters);
        float[] mean = part.apply(means);
        float[] square = part.apply(squares);
        float[] slope = part.apply(gradient);
        float size = (float) (rate / (1 - Math.pow(BETA1, steps)));
        float correction = (float) (1 / (1 - Math.pow(BETA2, steps)));
        float kept = (float) (1 - rate * shrinking);
        Cores.forEach((values.length + FactorParameters.CHUNK - 1) / FactorParameters.CHUNK, chunk -> {
            int to = Math.min(values.length, (chunk + 1) * FactorParameters.CHUNK);
            for (int i = chunk * FactorParameters.CHUNK; i < to; i++) {
                mean[i] = BETA1 * mean[i] + (1 - BETA1) * slope[i];
                square[i] = BETA2 * square[i] + (1 - BETA2) * slope[i] * slope[i];
                values[i] = kept * values[i] - size * mean[i] / ((float) Math.sqrt(correction * square[i]) + EPSILON);
            }
        });
    }
}
