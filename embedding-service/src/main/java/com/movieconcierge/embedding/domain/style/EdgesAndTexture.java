package com.movieconcierge.embedding.domain.style;

import static com.movieconcierge.kernel.StyleLayout.EDGES;
import static com.movieconcierge.kernel.StyleLayout.ORIENTATIONS;
import static com.movieconcierge.kernel.StyleLayout.ORIENTATIONS_SIZE;
import static com.movieconcierge.kernel.StyleLayout.TEXTURE;
import static com.movieconcierge.kernel.StyleLayout.TEXTURE_SIZE;

/**
 * How much there is to see, in which directions, and how fine. All of it against the mean light, so that exposure does not
 * matter. Sources: Sobel's gradient; Ojala, Pietikäinen and Mäenpää, "Multiresolution gray-scale and rotation invariant
 * texture classification with local binary patterns", IEEE TPAMI 2002 (the ten patterns called riu2).
 */
final class EdgesAndTexture {
    private static final int PATTERNS = TEXTURE_SIZE / 2;
    private static final int NEIGHBOURS = 8;
    /** A step in light below this share of the mean is noise. */
    private static final double NOISE = 0.02;

    private static final double STRONG = 4;
    private static final int[] AROUND_X = {-1, 0, 1, 1, 1, 0, -1, -1};
    private static final int[] AROUND_Y = {-1, -1, -1, 0, 1, 1, 1, 0};

    private EdgesAndTexture() {}

    static void measure(PixelPlanes canvas, double[] features) {
        double mean = 0;
        for (float value : canvas.light()) {
            mean += value;
        }
        mean = Math.max(1e-3, mean / canvas.size());
        directions(canvas, mean, features);
        float[] half = canvas.halvedLight();
        double fine = meanGradient(canvas.light(), canvas.width(), canvas.height(), mean);
        double coarse = meanGradient(half, canvas.width() / 2, canvas.height() / 2, mean);
        features[EDGES] = Math.min(1, fine);
        features[EDGES + 1] = Math.min(1, coarse);
        features[EDGES + 2] = fine + coarse == 0 ? 0 : fine / (fine + coarse);
        patterns(canvas.light(), canvas.width(), canvas.height(), mean, features, TEXTURE);
        patterns(half, canvas.width() / 2, canvas.height() / 2, mean, features, TEXTURE + PATTERNS);
    }

    private static void directions(PixelPlanes canvas, double mean, double[] features) {
        int w = canvas.width();
        for (int y = 1; y < canvas.height() - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                double gx = gradientX(canvas.light(), w, y * w + x);
                double gy = gradientY(canvas.light(), w, y * w + x);
                double strength = Math.hypot(gx, gy) / mean;
                if (strength > NOISE) {
                    double turn = Math.atan2(gy, gx) / Math.PI;
                    double place = (turn < 0 ? turn + 1 : turn) * ORIENTATIONS_SIZE;
                    LightAndColour.soft(
                            features, ORIENTATIONS, ORIENTATIONS_SIZE, place, Math.min(STRONG, strength), true);
                }
            }
        }
        double directed = 0;
        for (int i = 0; i < ORIENTATIONS_SIZE; i++) {
            directed += features[ORIENTATIONS + i];
        }
        for (int i = 0; i < ORIENTATIONS_SIZE && directed > 0; i++) {
            features[ORIENTATIONS + i] /= directed;
        }
    }

    private static double meanGradient(float[] light, int w, int h, double mean) {
        double sum = 0;
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                sum += Math.min(STRONG, gradient(light, w, y * w + x) / mean);
            }
        }
        return sum / STRONG / Math.max(1, w * h);
    }

    static double gradient(float[] light, int w, int i) {
        return Math.hypot(gradientX(light, w, i), gradientY(light, w, i));
    }

    private static double gradientX(float[] light, int w, int i) {
        return light[i - w + 1]
                + 2 * light[i + 1]
                + light[i + w + 1]
                - light[i - w - 1]
                - 2 * light[i - 1]
                - light[i + w - 1];
    }

    private static double gradientY(float[] light, int w, int i) {
        return light[i + w - 1]
                + 2 * light[i + w]
                + light[i + w + 1]
                - light[i - w - 1]
                - 2 * light[i - w]
                - light[i - w + 1];
    }

    private static void patterns(float[] light, int w, int h, double mean, double[] features, int from) {
        int count = Math.max(1, (w - 2) * (h - 2));
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                features[from + pattern(light, w, y * w + x, NOISE * mean)] += 1.0 / count;
            }
        }
    }

    /** Neighbours that are lighter when they lie in one run, 0 to 8; 9 for all that is ragged. */
    private static int pattern(float[] light, int w, int i, double noise) {
        int lighter = 0;
        int changes = 0;
        boolean last = isLighter(light, w, i, NEIGHBOURS - 1, noise);
        for (int n = 0; n < NEIGHBOURS; n++) {
            boolean now = isLighter(light, w, i, n, noise);
            lighter += now ? 1 : 0;
            changes += now == last ? 0 : 1;
            last = now;
        }
        return changes <= 2 ? lighter : PATTERNS - 1;
    }

    private static boolean isLighter(float[] light, int w, int i, int n, double noise) {
        return light[i + AROUND_Y[n] * w + AROUND_X[n]] - light[i] > noise;
    }
}
