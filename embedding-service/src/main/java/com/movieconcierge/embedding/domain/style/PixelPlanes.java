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

    /** The picture, each pixel the mean of those it stands for. */
    static PixelPlanes of(RgbImage image) {
        double scale = (double) SIDE / Math.max(image.width(), image.height());
        int width = Math.max(2, (int) Math.round(image.width() * scale));
        int height = Math.max(2, (int) Math.round(image.height() * scale));
        float[] red = new float[width * height];
        float[] green = new float[width * height];
        float[] blue = new float[width * height];
        float[] light = new float[width * height];
        for (int y = 0; y < height; y++) {
            int top = y * image.height() / height;
            int bottom = Math.max(top + 1, (y + 1) * image.height() / height);
            for (int x = 0; x < width; x++) {
                int left = x * image.width() / width;
                int right = Math.max(left + 1, (x + 1) * image.width() / width);
                average(image, left, right, top, bottom, y * width + x, red, green, blue);
            }
        }
        for (int i = 0; i < light.length; i++) {
            light[i] = 0.299f * red[i] + 0.587f * green[i] + 0.114f * blue[i];
        }
        return new PixelPlanes(width, height, red, green, blue, light);
    }

    private static void average(
            RgbImage image,
            int left,
            int right,
            int top,
            int bottom,
            int at,
            float[] red,
            float[] green,
            float[] blue) {
        long r = 0;
        long g = 0;
        long b = 0;
        for (int y = top; y < bottom; y++) {
            int row = y * image.width();
            for (int x = left; x < right; x++) {
                int pixel = image.pixels()[row + x];
                r += pixel >> 16 & 0xff;
                g += pixel >> 8 & 0xff;
                b += pixel & 0xff;
            }
        }
        float count = (float) (right - left) * (bottom - top) * FULL;
        red[at] = r / count;
        green[at] = g / count;
        blue[at] = b / count;
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
