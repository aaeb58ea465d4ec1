package com.movieconcierge.behaviour;

import java.util.Random;

/**
 * The part of all films' vectors that comes of what they are about: a linear map of {@link FilmContent} to vectors in, and one to
 * vectors out, which all films share. What is learned of a film alone counts n / (n + 10) of its n events: one that few have rated is
 * where its content puts it, and each rating moves it from there to where its viewers do.
 */
final class ContentMaps {
    private static final MatrixProduct PRODUCT = MatrixProduct.BEST;
    /** Standard deviation of what the maps start from. */
    private static final double START = 0.1;
    /** Of a film with so many events half of what is learned of it alone counts. */
    private static final double HALF_LEARNED = 10;

    /** Films that a thread takes on at a time. Sums depend on it in their last places, so it is not a matter of cores. */
    private static final int SLICE = 512;

    private final int films;
    private final int d;
    /** Films × width. */
    private final Matrix content;
    /** How much of what is learned of each film alone counts. */
    private final float[] learned;

    private final FactorParameters maps;
    private final Adam adam;

    /**
     * @param content films × width
     * @param counts how many events each film has
     */
    ContentMaps(Matrix content, int[] counts, int d, long seed) {
        this.films = counts.length;
        this.learned = new float[films];
        for (int film = 0; film < films; film++) {
            learned[film] = (float) (counts[film] / (counts[film] + HALF_LEARNED));
        }
        this.d = d;
        this.content = content;
        this.maps = new FactorParameters(content.columns(), d, 0);
        maps.fill(new Random(seed), START);
        this.adam = new Adam(maps, 0);
    }

    /** The vectors of films that nothing but their content, films × width, is known of. */
    FactorParameters predicted(Matrix others) {
        FactorParameters predicted = new FactorParameters(others.rows(), d, 0);
        PRODUCT.multiply(
                others, Matrix.of(maps.in(), others.columns(), d), Matrix.of(predicted.in(), others.rows(), d));
        PRODUCT.multiply(
                others, Matrix.of(maps.out(), others.columns(), d), Matrix.of(predicted.out(), others.rows(), d));
        return predicted;
    }

    /** Sets the films' vectors: their own part, and what their content adds. */
    void combine(FactorParameters own, FactorParameters combined) {
        combine(own.in(), maps.in(), combined.in());
        combine(own.out(), maps.out(), combined.out());
    }

    private void combine(float[] own, float[] map, float[] combined) {
        Cores.forEach(slices(), slice -> {
            int from = slice * SLICE;
            int count = count(slice);
            float[] added = new float[count * d];
            PRODUCT.multiply(
                    content.rows(from, count), Matrix.of(map, content.columns(), d), Matrix.of(added, count, d));
            for (int i = 0; i < count * d; i++) {
                int at = from * d + i;
                combined[at] = learned[at / d] * own[at] + added[i];
            }
        });
    }

    /** Goes one step against a gradient of the films' vectors. */
    void step(FactorParameters gradient, double rate) {
        FactorParameters ofMaps = maps.likeIt();
        pullBack(gradient.in(), ofMaps.in());
        pullBack(gradient.out(), ofMaps.out());
        adam.step(ofMaps, rate);
    }

    /** From films to maps, which are 0. */
    private void pullBack(float[] ofFilms, float[] ofMap) {
        int width = content.columns();
        float[][] parts = new float[slices()][width * d];
        Cores.forEach(slices(), slice -> {
            int from = slice * SLICE;
            int count = count(slice);
            PRODUCT.multiply(
                    content.rows(from, count).transposed(),
                    Matrix.of(ofFilms, films, d).rows(from, count),
                    Matrix.of(parts[slice], width, d));
        });
        for (float[] part : parts) {
            for (int i = 0; i < width * d; i++) {
                ofMap[i] += part[i];
            }
        }
    }

    private int slices() {
        return (films + SLICE - 1) / SLICE;
    }

    private int count(int slice) {
        return Math.min(SLICE, films - slice * SLICE);
    }
}
