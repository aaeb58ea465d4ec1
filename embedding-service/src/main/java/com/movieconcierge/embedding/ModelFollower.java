package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.ModelChoices;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Keeps the encoders in step with what operators decide. Where nothing is decided, what is configured serves, and that is
 * written down: a model configured later must not take over by itself.
 */
public final class ModelFollower implements AutoCloseable {
    private final EncoderSet encoders;
    private final ModelChoices choices;

    public ModelFollower(EncoderSet encoders, ModelChoices choices) {
        this.encoders = encoders;
        this.choices = choices;
    }

    /** Loads the configured models; see {@link EncoderSet#prepare()}. */
    void prepare() {
        encoders.prepare();
    }

    /**
     * Takes in what was decided since the last call.
     *
     * @throws TransientFault when that cannot be known at the moment
     */
    void follow() {
        Map<Modality, ServingModel> decided = choices.read();
        encoders.follow(decided);
        for (Modality modality : Modality.values()) {
            if (!decided.containsKey(modality)) {
                encoders.first(modality).ifPresent(this::decide);
            }
        }
    }

    private void decide(ModelKey first) {
        try {
            choices.decide(first, null).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        choices.close();
    }
}
