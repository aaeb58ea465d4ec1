package com.movieconcierge.embedding.domain.vision;

/**
 * Brings a plane of values to another size as Pillow does, on which the common models were trained: when a picture gets
 * smaller the filter gets wider, so that every pixel counts. Source: Pillow's Resample.c; bicubic with a = −0.5.
 */
public final class Resampler {
    private static final double A = -0.5;

    private Resampler() {}

    /** The shape of a pixel's influence, by distance. */
    public enum Filter {
        BILINEAR(1) {
            @Override
            double at(double x) {
                return x < 1 ? 1 - x : 0;
            }
        },
        BICUBIC(2) {
            @Override
            double at(double x) {
                if (x < 1) {
                    return ((A + 2) * x - (A + 3)) * x * x + 1;
                }
                return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
            }
        };

        private final double support;

        Filter(double support) {
            this.support = support;
        }

        /** @param x distance, 0 or more */
        abstract double at(double x);
    }

    /** What one target pixel is made of: a run of source pixels and their weights, which sum to 1. */
    private record Weights(int from, double[] shares) {}

    /** @param plane row by row, {@code width · height} values */
    public static float[] resize(float[] plane, int width, int height, int toWidth, int toHeight, Filter filter) {
        Weights[] columns = weights(width, toWidth, filter);
        Weights[] rows = weights(height, toHeight, filter);
        float[] narrow = new float[toWidth * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < toWidth; x++) {
                narrow[y * toWidth + x] = (float) sum(plane, y * width + columns[x].from, 1, columns[x].shares);
            }
        }
        float[] resized = new float[toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            for (int x = 0; x < toWidth; x++) {
                resized[y * toWidth + x] = (float) sum(narrow, rows[y].from * toWidth + x, toWidth, rows[y].shares);
            }
        }
        return resized;
    }

    private static double sum(float[] values, int from, int step, double[] shares) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * values[from + i * step];
        }
        return sum;
    }

    private static Weights[] weights(int length, int toLength, Filter filter) {
        double scale = (double) length / toLength;
        double wide = Math.max(1, scale);
        double reach = filter.support * wide;
        Weights[] weights = new Weights[toLength];
        for (int i = 0; i < toLength; i++) {
            double centre = (i + 0.5) * scale;
            int from = Math.max(0, (int) (centre - reach + 0.5));
            int to = Math.min(length, (int) (centre + reach + 0.5));
            double[] shares = new double[Math.max(1, to - from)];
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                shares[k] = filter.at(Math.abs((from + k - centre + 0.5) / wide));
                sum += shares[k];
            }
            for (int k = 0; k < shares.length; k++) {
                shares[k] /= sum;
            }
            weights[i] = new Weights(from, shares);
        }
        return weights;
    }
}
