package com.movieconcierge.embedding.domain.vision;

import com.movieconcierge.embedding.domain.vision.Resampler.Filter;
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
}
