package com.movieconcierge.embedding.domain.vision;

import com.movieconcierge.embedding.domain.vision.Resampler.Filter;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import java.util.List;
import java.util.Optional;

/**
 * How a Vision Transformer wants its pictures, and which of its outputs stands for one. Numbers as in the makers'
 * preprocessor configurations.
 *
 * @param id name of the model
 * @param resize side that the picture is brought to before the cut
 * @param keepShape true when the short side becomes {@code resize}, false when both do, whatever that does to the picture
 * @param size side of the square that the model sees, cut out of the middle
 * @param mean taken off each channel, red first, in [0, 1]
 * @param deviation each channel is divided by
 * @param pooling where the vector comes from
 * @param dimension its components
 */
public record VitPreset(
        String id,
        int resize,
        boolean keepShape,
        int size,
        Filter filter,
        List<Float> mean,
        List<Float> deviation,
        Pooling pooling,
        int dimension) {

    /** Where a vector comes from. */
    public enum Pooling {
        /** The state of the first token, [CLS]. */
        FIRST_TOKEN,
        /** The mean of all tokens' states. */
        MEAN,
        /** The model gives one vector a picture. */
        MODEL
    }

    private static final float FULL = 255;
    private static final int CHANNELS = 3;
    private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);
    private static final List<Float> IMAGENET_MEAN = List.of(0.485f, 0.456f, 0.406f);
    private static final List<Float> IMAGENET_DEVIATION = List.of(0.229f, 0.224f, 0.225f);
    private static final List<Float> CLIP_MEAN = List.of(0.48145466f, 0.4578275f, 0.40821073f);
    private static final List<Float> CLIP_DEVIATION = List.of(0.26862954f, 0.26130258f, 0.27577711f);

    private static final List<VitPreset> READY = List.of(
            new VitPreset(
                    "vit-base-patch16-224", 224, false, 224, Filter.BILINEAR, HALF, HALF, Pooling.FIRST_TOKEN, 768),
            new VitPreset(
                    "deit-base-patch16-224",
                    256,
                    false,
                    224,
                    Filter.BICUBIC,
                    IMAGENET_MEAN,
                    IMAGENET_DEVIATION,
                    Pooling.FIRST_TOKEN,
                    768),
            new VitPreset(
                    "clip-vit-base-patch32",
                    224,
                    true,
                    224,
                    Filter.BICUBIC,
                    CLIP_MEAN,
                    CLIP_DEVIATION,
                    Pooling.MODEL,
                    512));

    /** The ready-made preset of that name. */
    public static Optional<VitPreset> named(String id) {
        return READY.stream().filter(preset -> preset.id.equals(id)).findFirst();
    }

    public static List<String> names() {
        return READY.stream().map(VitPreset::id).toList();
    }

    /**
     * A picture as the model reads it: resized, cut, in [0, 1], standardised; {@code 3 · size · size} values, the red plane,
     * the green, the blue (CHW), each row by row.
     */
    public float[] planes(RgbImage image) {
        int width = resize;
        int height = resize;
        if (keepShape) {
            double scale = (double) resize / Math.min(image.width(), image.height());
            width = Math.max(resize, (int) (image.width() * scale));
            height = Math.max(resize, (int) (image.height() * scale));
        }
        float[] planes = new float[CHANNELS * size * size];
        for (int channel = 0; channel < CHANNELS; channel++) {
            float[] plane = plane(image, channel);
            float[] resized = Resampler.resize(plane, image.width(), image.height(), width, height, filter);
            int left = (width - size) / 2;
            int top = (height - size) / 2;
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    // Pillow keeps whole bytes between its steps, and so did whoever trained the model.
                    float value = Math.round(Math.min(FULL, Math.max(0, resized[(top + y) * width + left + x]))) / FULL;
                    planes[(channel * size + y) * size + x] = (value - mean.get(channel)) / deviation.get(channel);
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
