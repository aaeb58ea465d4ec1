package com.movieconcierge.embedding.domain.style;

import com.movieconcierge.embedding.domain.encoder.Sha256;
import com.movieconcierge.embedding.domain.visual.ImageModel;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.kernel.StyleLayout;
import java.util.List;

/**
 * How a picture is lit, coloured and composed: the features that film scholars call mise-en-scène, which tell tastes apart
 * without any trained network (Deldjoo et al., "Content-based video recommendation system based on stylistic visual
 * features", 2016). What the components mean says {@link StyleLayout}.
 */
public final class StyleModel implements ImageModel {
    /** To be raised with every change that gives a picture another vector. */
    private static final int REVISION = 1;

    @Override
    public String id() {
        return StyleLayout.MODEL_ID;
    }

    @Override
    public String version() {
        return Sha256.hex(StyleLayout.MODEL_ID + " " + StyleLayout.DIMENSION + " " + REVISION)
                .substring(0, 12);
    }

    @Override
    public int dimension() {
        return StyleLayout.DIMENSION;
    }

    @Override
    public List<float[]> encode(List<RgbImage> images) {
        return images.stream().map(image -> StyleLayout.lifted(features(image))).toList();
    }

    /** Every feature of a picture, in [0, 1], in the order of {@link StyleLayout}. */
    static double[] features(RgbImage image) {
        PixelPlanes canvas = PixelPlanes.of(image);
        double[] features = new double[StyleLayout.FEATURES];
        LightAndColour.measure(canvas, features);
        EdgesAndTexture.measure(canvas, features);
        Composition.measure(canvas, features);
        return features;
    }
}
