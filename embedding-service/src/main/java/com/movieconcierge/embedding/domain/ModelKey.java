package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Modality;

/** A model that makes vectors of a modality; vectors of different models are never compared. */
public record ModelKey(Modality modality, String id, String version) {

    public static ModelKey of(Encoder encoder) {
        return new ModelKey(encoder.modality(), encoder.modelId(), encoder.modelVersion());
    }

    public static ModelKey of(Dna.Block block) {
        return new ModelKey(block.modality(), block.modelId(), block.modelVersion());
    }

    @Override
    public String toString() {
        return modality.key() + " " + id + "@" + version;
    }
}
