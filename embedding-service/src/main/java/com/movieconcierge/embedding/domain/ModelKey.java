package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.ServingModel;

/** A model that makes vectors of a modality; vectors of different models are never compared. */
public record ModelKey(Modality modality, ModelRef model) {

    public static ModelKey of(Encoder encoder) {
        return new ModelKey(encoder.modality(), encoder.model());
    }

    public static ModelKey of(FilmDna.Block block) {
        return new ModelKey(block.modality(), block.model());
    }

    /** The one that readers compare with. */
    public static ModelKey of(ServingModel decision) {
        return new ModelKey(decision.modality(), decision.model());
    }

    @Override
    public String toString() {
        return modality.key() + " " + model;
    }
}
