package com.movieconcierge.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What {@link FactorFit} learns, or a gradient of it.
 *
 * @param d dimensions
 * @param in row-major, films × d
 * @param out row-major, films × d, and room for one more: the library wants it
 * @param gates row-major, kinds of moments × scales × d
 */
record FactorParameters(int d, float[] in, float[] out, float[] gates) {
    /** Numbers that a thread takes on at a time. */
    static final int CHUNK = 16_384;

    private static final int BLOCK = 64;

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

    /** Adds others of the same shape, in their order. */
    void add(List<FactorParameters> others) {
        add(in, others, FactorParameters::in);
        add(out, others, FactorParameters::out);
        add(gates, others, FactorParameters::gates);
    }

    private static void add(float[] sum, List<FactorParameters> others, Function<FactorParameters, float[]> part) {
        float[][] added = others.stream().map(part).toArray(float[][]::new);
        Cores.forEach((sum.length + CHUNK - 1) / CHUNK, chunk -> {
            int to = Math.min(sum.length, (chunk + 1) * CHUNK);
            for (float[] one : added) {
                for (int i = chunk * CHUNK; i < to; i++) {
                    sum[i] += one[i];
                }
            }
        });
    }

    /** The vectors out, one dimension after the other. */
    Matrix outByDimension() {
        Matrix turned = Matrix.of(new float[d * films()], d, films());
        // Few films at a time stay in the cache while they are read across.
        Cores.forEach((films() + BLOCK - 1) / BLOCK, block -> {
            int to = Math.min(films(), (block + 1) * BLOCK);
            for (int k = 0; k < d; k++) {
                for (int film = block * BLOCK; film < to; film++) {
                    turned.numbers()[turned.at(k) + film] = out[film * d + k];
                }
            }
        });
        return turned;
    }

    void clear() {
        Arrays.fill(in, 0);
        Arrays.fill(out, 0);
        Arrays.fill(gates, 0);
    }
}
