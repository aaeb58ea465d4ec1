package com.movieconcierge.behaviour;

import java.util.Arrays;
import java.util.Random;

/**
 * What {@link FactorFit} learns, or a gradient of it.
 *
 * @param d dimensions
 * @param in row-major, films × d
 * @param out row-major, films × d, and room for one more: the library wants it
 * @param gates row-major, kinds of moments × scales × d
 */
record FactorParameters(int d, float[] in, float[] out, float[] gates) {

    /** All 0. */
    FactorParameters(int films, int d, int gates) {
        this(d, new float[Math.multiplyExact(films, d)], new float[(films + 1) * d], new float[gates * d]);
    }

    /** Of the same shape, all 0. */
    FactorParameters likeIt() {
        return new FactorParameters(films(), d, gates.length / d);
    }

    /** Vectors of its own, all 0, and the same gates. */
    FactorParameters withOtherVectors() {
        return new FactorParameters(d, new float[in.length], new float[out.length], gates);
    }

    int films() {
        return in.length / d;
    }

    /** With normally distributed numbers; gates apart. */
    void fill(Random random, double deviation) {
        for (int i = 0; i < in.length; i++) {
            in[i] = (float) (deviation * random.nextGaussian());
            out[i] = (float) (deviation * random.nextGaussian());
        }
    }

    void clear() {
        Arrays.fill(in, 0);
        Arrays.fill(out, 0);
        Arrays.fill(gates, 0);
    }

    /**
     * As they are asked. The softmax does not care what is added to all films; here the mean film scores 0, as does one that was
     * not learned.
     *
     * @param weight of their scores beside the ridge's
     */
    NextFilmFactors learned(EventDecay decay, AskingGaps gaps, double weight) {
        double[] mean = new double[d];
        for (int i = 0; i < in.length; i++) {
            mean[i % d] += out[i] / (double) films();
        }
        float[] centred = new float[out.length];
        for (int i = 0; i < in.length; i++) {
            centred[i] = (float) (weight * (out[i] - mean[i % d]));
        }
        return new NextFilmFactors(d, decay, gaps, in, gates, centred);
    }
}
