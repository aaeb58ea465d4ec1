package com.movieconcierge.embedding.domain.style;

import com.movieconcierge.embedding.domain.visual.RgbImage;
import java.util.Random;

/** Pictures to test with. */
final class Paintings {
    private Paintings() {}

    @FunctionalInterface
    interface Colour {
        /** 0xRRGGBB at a place, both in [0, 1). */
        int at(double x, double y);
    }

    static RgbImage of(int width, int height, Colour colour) {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = colour.at((double) x / width, (double) y / height);
            }
        }
        return new RgbImage(width, height, pixels);
    }

    static RgbImage plain(int colour) {
        return of(200, 300, (x, y) -> colour);
    }

    /** Blots of colour that a seed decides; the same picture at any size. */
    static RgbImage blots(int width, int height, long seed) {
        Random random = new Random(seed);
        double[][] blots = new double[12][];
        for (int i = 0; i < blots.length; i++) {
            blots[i] = random.doubles(6).toArray();
        }
        return of(width, height, (x, y) -> {
            double[] rgb = {0.1, 0.1, 0.1};
            for (double[] blot : blots) {
                double distance = Math.hypot(x - blot[0], y - blot[1]) / (0.05 + 0.3 * blot[2]);
                double strength = Math.exp(-distance * distance);
                for (int k = 0; k < 3; k++) {
                    rgb[k] += strength * blot[3 + k];
                }
            }
            return gain(rgb, 1);
        });
    }

    /** The same with every channel multiplied. */
    static RgbImage exposed(RgbImage image, double gain) {
        int[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            double[] rgb = {(pixels[i] >> 16) / 255.0, (pixels[i] >> 8 & 0xff) / 255.0, (pixels[i] & 0xff) / 255.0};
            pixels[i] = gain(rgb, gain);
        }
        return new RgbImage(image.width(), image.height(), pixels);
    }

    private static int gain(double[] rgb, double gain) {
        int pixel = 0;
        for (double channel : rgb) {
            pixel = pixel << 8 | (int) Math.min(255, Math.round(channel * gain * 255));
        }
        return pixel;
    }
}
