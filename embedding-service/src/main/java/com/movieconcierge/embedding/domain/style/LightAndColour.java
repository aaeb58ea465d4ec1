package com.movieconcierge.embedding.domain.style;

import static com.movieconcierge.kernel.StyleLayout.COLOUR;
import static com.movieconcierge.kernel.StyleLayout.HUES;
import static com.movieconcierge.kernel.StyleLayout.HUES_SIZE;
import static com.movieconcierge.kernel.StyleLayout.LIGHT;
import static com.movieconcierge.kernel.StyleLayout.SATURATIONS;
import static com.movieconcierge.kernel.StyleLayout.SATURATIONS_SIZE;
import static com.movieconcierge.kernel.StyleLayout.TONES;
import static com.movieconcierge.kernel.StyleLayout.TONES_SIZE;

import java.util.Arrays;

/**
 * Lighting key, tones and palette. Sources: Rasheed, Sheikh and Shah, "On the use of computable features for film
 * classification", IEEE TCSVT 2005 (lighting key, colour variance); Hasler and Süsstrunk, "Measuring colourfulness in
 * natural images", 2003.
 */
final class LightAndColour {
    private static final double DARK = 0.2;
    private static final double BRIGHT = 0.8;
    /** Tones are measured against the mean, so that exposure does not matter; three times the mean is all there is. */
    private static final double MOST_TONE = 3;
    /** Of what a hue cannot be told: nearly black, or nearly grey. */
    private static final double VISIBLE = 0.05;

    private LightAndColour() {}

    static void measure(PixelPlanes canvas, double[] features) {
        light(canvas, features);
        colour(canvas, features);
    }

    private static void light(PixelPlanes canvas, double[] features) {
        float[] sorted = canvas.light().clone();
        Arrays.sort(sorted);
        double mean = 0;
        double square = 0;
        int dark = 0;
        int bright = 0;
        for (float value : sorted) {
            mean += value;
            square += (double) value * value;
            dark += value < DARK ? 1 : 0;
            bright += value > BRIGHT ? 1 : 0;
        }
        int size = sorted.length;
        mean /= size;
        double deviation = Math.sqrt(Math.max(0, square / size - mean * mean));
        features[LIGHT] = mean;
        features[LIGHT + 1] = Math.min(1, deviation * 2);
        // The lighting key: mean times deviation; a quarter is the most there can be.
        features[LIGHT + 2] = Math.min(1, mean * deviation * 4);
        features[LIGHT + 3] = sorted[size / 10];
        features[LIGHT + 4] = sorted[size / 2];
        features[LIGHT + 5] = sorted[size * 9 / 10];
        features[LIGHT + 6] = (double) dark / size;
        features[LIGHT + 7] = (double) bright / size;
        double full = Math.max(mean, 1e-3) * MOST_TONE;
        for (float value : sorted) {
            soft(features, TONES, TONES_SIZE, Math.min(1, value / full) * (TONES_SIZE - 1), 1.0 / size, false);
        }
    }

    private static void colour(PixelPlanes canvas, double[] features) {
        int size = canvas.size();
        double saturations = 0;
        double warmth = 0;
        double hueWeight = 0;
        double[] rg = new double[2];
        double[] yb = new double[2];
        double[] hues = new double[HUES_SIZE];
        for (int i = 0; i < size; i++) {
            double r = canvas.red()[i];
            double g = canvas.green()[i];
            double b = canvas.blue()[i];
            double high = Math.max(r, Math.max(g, b));
            double low = Math.min(r, Math.min(g, b));
            double saturation = high < VISIBLE ? 0 : (high - low) / high;
            saturations += saturation;
            soft(features, SATURATIONS, SATURATIONS_SIZE, saturation * (SATURATIONS_SIZE - 1), 1.0 / size, false);
            double chroma = high - low;
            if (chroma > VISIBLE * high && high > VISIBLE) {
                double place = hue(r, g, b, high, chroma) * HUES_SIZE;
                soft(hues, 0, HUES_SIZE, place, chroma, true);
                hueWeight += chroma;
            }
            warmth += (r - b) / Math.max(VISIBLE, r + g + b);
            add(rg, r - g);
            add(yb, (r + g) / 2 - b);
        }
        features[COLOUR] = saturations / size;
        features[COLOUR + 1] = Math.min(1, Math.max(0, 0.5 + warmth / size));
        features[COLOUR + 2] = Math.min(1, colourfulness(rg, yb, size));
        features[COLOUR + 3] = Math.min(1, Math.sqrt(variance(rg, size) * variance(yb, size)) * 20);
        features[COLOUR + 4] = Math.min(1, hueWeight / size * 2);
        for (int i = 0; i < HUES_SIZE; i++) {
            features[HUES + i] = hueWeight == 0 ? 0 : hues[i] / hueWeight;
        }
    }

    /** In [0, 1). */
    private static double hue(double r, double g, double b, double high, double chroma) {
        double sixth = high == r ? (g - b) / chroma : high == g ? 2 + (b - r) / chroma : 4 + (r - g) / chroma;
        double turn = sixth / 6;
        return turn < 0 ? turn + 1 : turn;
    }

    private static void add(double[] sums, double value) {
        sums[0] += value;
        sums[1] += value * value;
    }

    private static double variance(double[] sums, int size) {
        double mean = sums[0] / size;
        return Math.max(0, sums[1] / size - mean * mean);
    }

    private static double colourfulness(double[] rg, double[] yb, int size) {
        double means = Math.hypot(rg[0] / size, yb[0] / size);
        return Math.sqrt(variance(rg, size) + variance(yb, size)) + 0.3 * means;
    }

    /** Adds to the two bins that a place lies between: a little more light must not change everything. */
    static void soft(double[] histogram, int from, int bins, double place, double amount, boolean round) {
        int low = (int) Math.floor(place);
        double share = place - low;
        int first = round ? Math.floorMod(low, bins) : Math.min(bins - 1, low);
        int second = round ? Math.floorMod(low + 1, bins) : Math.min(bins - 1, low + 1);
        histogram[from + first] += amount * (1 - share);
        histogram[from + second] += amount * share;
    }
}
