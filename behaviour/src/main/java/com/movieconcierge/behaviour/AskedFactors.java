package com.movieconcierge.behaviour;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Learned parameters as they are asked. The softmax does not care what is added to all films, so they are moved: to 0, which is what a
 * film scores of which nothing is known, comes the mean of the learned films, each weighing the root of its events. By the plain
 * mean, which is of films that next to nobody chooses, no new film would ever be seen; by the mean of all events too many.
 *
 * <p>Behind the learned films come those that are predicted from what they are about, a little nearer to the mean: a prediction is never
 * as sure as what was learned.
 */
final class AskedFactors {
    /** What is predicted counts so much; see ADR 30. */
    private static final float PREDICTED = 0.8f;

    private final FactorParameters learned;
    private final FactorParameters predicted;

    /** @param predicted of the same dimensions, any number of films */
    AskedFactors(FactorParameters learned, FactorParameters predicted) {
        this.learned = learned;
        this.predicted = predicted;
    }

    /**
     * @param counts how many events each learned film has
     * @param weight of their scores beside the ridge's
     */
    NextFilmFactors of(int[] counts, EventDecay decay, AskingGaps gaps, double weight) {
        int d = learned.d();
        int films = learned.films() + predicted.films();
        float[] in = Arrays.copyOf(learned.in(), films * d);
        float[] out = new float[(films + 1) * d];
        double[] middle = mean(film -> Math.sqrt(counts[film]));
        double[] plain = mean(film -> 1);
        for (int i = 0; i < learned.in().length; i++) {
            out[i] = (float) (weight * (learned.out()[i] - middle[i % d]));
        }
        for (int i = 0; i < predicted.in().length; i++) {
            in[learned.in().length + i] = PREDICTED * predicted.in()[i];
            out[learned.in().length + i] =
                    (float) (weight * PREDICTED * (predicted.out()[i] - plain[i % d]));
        }
        return new NextFilmFactors(d, decay, gaps, in, learned.gates(), out);
    }

    private double[] mean(IntToDoubleFunction weighing) {
        double[] mean = new double[learned.d()];
        double sum = 0;
        for (int film = 0; film < learned.films(); film++) {
            double weight = weighing.applyAsDouble(film);
            sum += weight;
            for (int k = 0; k < mean.length; k++) {
                mean[k] += weight * learned.out()[film * mean.length + k];
            }
        }
        double all = sum;
        Arrays.setAll(mean, k -> mean[k] / all);
        return mean;
    }
}
