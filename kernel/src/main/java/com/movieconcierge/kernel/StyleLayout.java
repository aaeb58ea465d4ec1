package com.movieconcierge.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the components of a stylistic vector mean: light, colour, edges and texture of a film's pictures. Written by the
 * encoder, read by whoever puts a film's look into words.
 *
 * <p>Features lie in [0, 1]. A stored vector holds each of the {@value #FEATURES} divided by √{@value #FEATURES}, so that
 * together they are never longer than 1, and last what is missing to unit length. Nothing is lost: {@link #feature} gives
 * a picture's feature back. The mean over several pictures is made unit length again, which stretches features a little.
 */
public final class StyleLayout {
    /** Says what it is: mise-en-scène features, no neural network. */
    public static final String MODEL_ID = "mise-en-scene";

    public static final int LIGHT = 0;
    public static final int LIGHT_SIZE = 8;
    public static final int TONES = LIGHT + LIGHT_SIZE;
    public static final int TONES_SIZE = 8;
    public static final int COLOUR = TONES + TONES_SIZE;
    public static final int COLOUR_SIZE = 5;
    public static final int HUES = COLOUR + COLOUR_SIZE;
    public static final int HUES_SIZE = 12;
    public static final int SATURATIONS = HUES + HUES_SIZE;
    public static final int SATURATIONS_SIZE = 6;
    public static final int EDGES = SATURATIONS + SATURATIONS_SIZE;
    public static final int EDGES_SIZE = 3;
    public static final int ORIENTATIONS = EDGES + EDGES_SIZE;
    public static final int ORIENTATIONS_SIZE = 8;
    public static final int TEXTURE = ORIENTATIONS + ORIENTATIONS_SIZE;
    public static final int TEXTURE_SIZE = 20;
    public static final int GRID = TEXTURE + TEXTURE_SIZE;
    /** Cells on each side. */
    public static final int GRID_SIDE = 4;
    /** Light, red against green, yellow against blue, edges. */
    public static final int GRID_CHANNELS = 4;

    public static final int FEATURES = GRID + GRID_SIDE * GRID_SIDE * GRID_CHANNELS;
    /** Components of a stored vector. */
    public static final int DIMENSION = FEATURES + 1;

    public static final int MEAN_LIGHT = LIGHT;
    public static final int CONTRAST = LIGHT + 1;
    public static final int SATURATION = COLOUR;
    public static final int WARMTH = COLOUR + 1;
    public static final int COLOURFULNESS = COLOUR + 2;
    public static final int EDGE_DENSITY = EDGES;
    public static final int FINENESS = EDGES + 2;

    /** Below this many standard deviations from the mean of the catalogue nobody would notice. */
    private static final double NOTICEABLE = 0.7;

    private static final int MOST_WORDS = 3;

    private static final List<Trait> TRAITS = List.of(
            new Trait(MEAN_LIGHT, "dark", "bright"),
            new Trait(CONTRAST, "soft contrast", "high contrast"),
            new Trait(WARMTH, "cold palette", "warm palette"),
            new Trait(SATURATION, "muted colours", "vivid colours"),
            new Trait(COLOURFULNESS, "near monochrome", "many colours"),
            new Trait(EDGE_DENSITY, "plain", "busy"),
            new Trait(FINENESS, "broad strokes", "fine texture"));

    private StyleLayout() {}

    /** A feature that people have a word for, at either end. */
    private record Trait(int feature, String low, String high) {

        String word(double deviations) {
            return deviations < 0 ? low : high;
        }
    }

    private record Word(String text, double strength) {}

    /**
     * The stored vector of a picture.
     *
     * @param features {@value #FEATURES} of them, each in [0, 1]
     */
    public static float[] lifted(double[] features) {
        float[] vector = new float[DIMENSION];
        double square = 0;
        for (int i = 0; i < FEATURES; i++) {
            double component = features[i] / Math.sqrt(FEATURES);
            vector[i] = (float) component;
            square += component * component;
        }
        vector[FEATURES] = (float) Math.sqrt(Math.max(0, 1 - square));
        return vector;
    }

    /** A picture's feature out of its stored vector. */
    public static double feature(float[] vector, int feature) {
        return vector[feature] * Math.sqrt(FEATURES);
    }

    /**
     * How a film looks beside the others of its catalogue, the most striking first; empty when it looks like most.
     *
     * @param vector as stored
     * @param mean of the catalogue's stored vectors
     * @param deviation standard deviation of each component over the catalogue
     */
    public static List<String> words(float[] vector, double[] mean, double[] deviation) {
        return shared(vector, vector, mean, deviation);
    }

    /** What two films have in common in how they look; as {@link #words}. */
    public static List<String> shared(float[] a, float[] b, double[] mean, double[] deviation) {
        List<Word> words = new ArrayList<>();
        for (Trait trait : TRAITS) {
            int i = trait.feature;
            if (deviation[i] > 0) {
                double first = (a[i] - mean[i]) / deviation[i];
                double second = (b[i] - mean[i]) / deviation[i];
                double strength = Math.min(Math.abs(first), Math.abs(second));
                if (first * second > 0 && strength >= NOTICEABLE) {
                    words.add(new Word(first < 0 ? trait.low : trait.high, strength));
                }
            }
        }
        return words.stream()
                .sorted(Comparator.comparingDouble(Word::strength).reversed())
                .limit(MOST_WORDS)
                .map(Word::text)
                .toList();
    }
}
