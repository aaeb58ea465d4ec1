package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;

/** Port: makes an encoder of a modality from an operator's words. */
public interface EncoderFactory {
    Modality modality();

    /**
     * The encoder, loaded and tried.
     *
     * @throws IllegalArgumentException when the words ask for nothing that there is
     * @throws IllegalStateException when the model cannot be had or does not fit; the message says why
     */
    Encoder create(ServingModel.Candidate spec);
}
