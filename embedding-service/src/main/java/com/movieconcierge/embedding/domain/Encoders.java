package com.movieconcierge.embedding.domain;

import java.util.List;

/**
 * The encoders of one modality: usually one, two while a model is being replaced.
 *
 * @param models the one that serves from the start first
 */
public record Encoders(List<Encoder> models) {

    public Encoders {
        models = List.copyOf(models);
    }
}
