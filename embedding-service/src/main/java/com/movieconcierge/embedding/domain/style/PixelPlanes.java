package com.movieconcierge.embedding.domain.style;

import com.movieconcierge.embedding.domain.visual.RgbImage;

/**
 * A picture at the size it is measured at, as planes of floats in [0, 1]: what is fine in a large scan is as fine in a small
 * one.
 *
 * @param light Rec. 601 luma
 */
record PixelPlanes(int width, int height, float[] red, float[] green, float[] blue, float[] light) {
    /** Of the long side. */
    private static final int SIDE = 128;

    private static final float FULL = 255;
    /** Red, green, blue. */
    private static final int COLOURS = 3;

    /** The picture, each pixel the mean of those it stands for. */
    static PixelPlanes of(RgbImage image) {
        double scale = (double) SIDE / Math.max(image.width(), image.height());
        int width = Math.max(2, (int) Math.round(image.width() * scale));
        int height = Math.max(2, (int) Math.round(image.height() * scale));
        float[][] colours = new float[COLOURS][width * height];
        float[] light = new float[width * height];
        for (int y = 0; y < height; y++) {
            int top = y * image.height() / height;
            int bottom = Math.max(top + 1, (y + 1) * image.height() / height);
            for (int x = 0; x < width; x++) {
                int left = x * image.width() / width;
                int right = Math.max(left + 1, (x + 1) * image.width() / width);
                average(image, left, right, top, bottom, colours, y * width + x);
            }
        }
        for (int i = 0; i < light.length; i++) {
            light[i] = 0.299f * colours[0][i] + 0.587f * colours[1][i] + 0.114f * colours[2][i];
        }
        return new PixelPlanes(width, height, colours[0], colours[1], colours[2], light);
    }

    private static void average(RgbImage image, int left, int right, int top, int bottom, float[][] colours, int at) {
        long[] sums = new long[COLOURS];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = image.pixels()[y * image.width() + x];
                for (int colour = 0; colour < COLOURS; colour++) {
                    sums[colour] += pixel >> 8 * (COLOURS - 1 - colour) & 0xff;
                }
            }
        }
        float count = (float) (right - left) * (bottom - top) * FULL;
        for (int colour = 0; colour < COLOURS; colour++) {
            colours[colour][at] = sums[colour] / count;
        }
    }

    int size() {
        return light.length;
    }

    /** Half as wide and high: the coarser structures. */
    float[] halvedLight() {
        int w = width / 2;
        int h = height / 2;
        float[] half = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = 2 * y * width + 2 * x;
                half[y * w + x] = (light[i] + light[i + 1] + light[i + width] + light[i + width + 1]) / 4;
            }
        }
        return half;
    }
}
