package com.movieconcierge.embedding.adapter.djl;

import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.ModelSource;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import com.movieconcierge.embedding.domain.style.StyleModel;
import com.movieconcierge.embedding.domain.vision.VitPreset;
import com.movieconcierge.embedding.domain.visual.ImageModel;
import com.movieconcierge.model.ServingModel.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What can look at pictures: the stylistic features, which need no weights, and Vision Transformers by where they lie. */
public final class VisualModels {
    /** The name of the default. */
    public static final String STYLE = "style";

    /** As few as a film has stills. */
    private static final int BATCH = 8;

    private final Path cache;
    private final ModelSource source;

    /** @param cache where native libraries are unpacked to */
    public VisualModels(Path cache, ModelSource source) {
        this.cache = cache;
        this.source = source;
    }

    /** The model, not loaded yet; fails as {@link Encoder.EncoderFactory#create} does. */
    public ImageModel configured(Candidate spec) {
        if (spec.model().equals(STYLE) || spec.model().isEmpty() && spec.location() == null) {
            return new StyleModel();
        }
        VitPreset preset = VitPreset.named(spec.model())
                .orElseThrow(() -> new IllegalArgumentException("visual models are " + STYLE + " and, with a location, "
                        + String.join(", ", VitPreset.names()) + "; there is no " + spec.model()));
        return vit(preset, spec);
    }

    ImageModel vit(VitPreset preset, Candidate spec) {
        String location = spec.location();
        if (location == null) {
            throw new IllegalArgumentException(
                    preset.id() + " needs the location of its ONNX file: weights are not carried along");
        }
        try {
            Path weights = source.fetch(location, Objects.requireNonNullElse(spec.sha256(), ""));
            if (!Files.isRegularFile(weights)) {
                throw new IllegalArgumentException(location + " is no file: name the ONNX file itself");
            }
            return new VitModel(preset, weights, Sha256.ofFiles(weights), cache, BATCH);
        } catch (IOException e) {
            throw new IllegalStateException("could not get the vision model: " + e.getMessage(), e);
        }
    }
}
