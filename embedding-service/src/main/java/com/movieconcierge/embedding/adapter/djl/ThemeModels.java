package com.movieconcierge.embedding.adapter.djl;

import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.ModelSource;
import com.movieconcierge.model.ServingModel.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The sentence transformers that can be had: two that are carried along, and any other by where it lies. */
public final class ThemeModels {
    /** The name of the default. */
    public static final String MINILM = "minilm";

    public static final String MINILM_Q8 = "minilm-q8";

    private final Path cache;
    private final int parallelism;
    private final ModelSource source;
    private final LongAdder windowedTexts = new LongAdder();

    /** @param parallelism how many texts may be computed at the same time by each model; positive */
    public ThemeModels(Path cache, int parallelism, ModelSource source) {
        this.cache = cache;
        this.parallelism = parallelism;
        this.source = source;
    }

    /** The encoder, not loaded yet; fails as {@link Encoder.EncoderFactory#create} does. */
    public ThemeEncoder configured(Candidate spec) {
        return new ThemeEncoder(model(spec), cache, parallelism, windowedTexts);
    }

    private SentenceModel model(Candidate spec) {
        if (spec.location() != null) {
            return located(spec, spec.location());
        }
        return switch (spec.model()) {
            case "", MINILM -> SentenceModel.MINILM;
            case MINILM_Q8 -> SentenceModel.MINILM_Q8;
            default ->
                throw new IllegalArgumentException("theme models are " + MINILM + " and " + MINILM_Q8
                        + ", or any other with its location; there is no " + spec.model());
        };
    }

    private SentenceModel located(Candidate spec, String location) {
        try {
            Path folder = source.fetch(location, Objects.requireNonNullElse(spec.sha256(), ""));
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException(
                        location + " is one file: name the folder, or a .zip of it, that holds its tokenizer too");
            }
            String name = spec.model().isEmpty() ? folder.getFileName().toString() : spec.model();
            return SentenceFolder.read(folder, name);
        } catch (IOException e) {
            throw new IllegalStateException("could not get the theme model: " + e.getMessage(), e);
        }
    }

    /** Texts so far that did not fit into one window of their model. */
    public long windowedTexts() {
        return windowedTexts.sum();
    }
}
