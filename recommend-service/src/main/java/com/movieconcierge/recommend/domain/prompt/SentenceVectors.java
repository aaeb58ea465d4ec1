package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.ModelRef;
import java.util.Optional;

/** Port: sentences as vectors of the model that also read the films. */
@FunctionalInterface
public interface SentenceVectors {

    /** Raw and of unit length; not copied, so not to be written to. */
    record Sentence(ModelRef model, float[] vector) {}

    /** The vector; empty when it cannot be had in time. */
    Optional<Sentence> of(String text);
}
