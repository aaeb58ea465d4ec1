package com.movieconcierge.embedding.domain.vision;

import com.movieconcierge.embedding.domain.visual.RgbImage;

/** Pictures as a model reads them: resized, cut, in [0, 1], standardised, channel by channel (CHW). */
public final class Preprocessor {
    private static final float FULL = 255;
    private static final int CHANNELS = 3;

    private final VitPreset preset;

    public Preprocessor(VitPreset preset) {
        this.preset = preset;
    }

    /** {@code 3 · size · size} values: the red plane, the green, the blue, each row by row. */
    public float[] planes(RgbImage image) {
        int width = preset.resize();
        int height = preset.resize();
        if (preset.keepShape()) {
            double scale = (double) preset.resize() / Math.min(image.width(), image.height());
            width = Math.max(preset.resize(), (int) (image.width() * scale));
            height = Math.max(preset.resize(), (int) (image.height() * scale));
        }
        int size = preset.size();
        float[] planes = new float[CHANNELS * size * size];
        for (int channel = 0; channel < CHANNELS; channel++) {
            float[] plane = plane(image, channel);
            float[] resized = Resampler.resize(plane, image.width(), image.height(), width, height, preset.filter());
            int left = (width - size) / 2;
            int top = (height - size) / 2;
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    // Pillow keeps whole bytes between its steps, and so did whoever trained the model.
                    float value = Math.round(Math.min(FULL, Math.max(0, resized[(top + y) * width + left + x]))) / FULL;
                    planes[(channel * size + y) * size + x] =
                            (value - preset.mean().get(channel))
                                    / preset.deviation().get(channel);
                }
            }
        }
        return planes;
    }

    private static float[] plane(RgbImage image, int channel) {
        int shift = 8 * (CHANNELS - 1 - channel);
        float[] plane = new float[image.pixels().length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = image.pixels()[i] >> shift & 0xff;
        }
        return plane;
    }
}
