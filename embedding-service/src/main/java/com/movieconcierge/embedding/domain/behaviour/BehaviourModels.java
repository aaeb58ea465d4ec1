package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.embedding.domain.behaviour.PublishedModels.PublishedModel;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.ModelRef;
import java.util.Optional;

/** Port: where models are published. Safe for concurrent use; all of it throws {@link TransientFault} for outages. */
public interface BehaviourModels {
    /** As they are now. */
    PublishedModels published();

    /** A complete one; empty when it is no longer there. */
    Optional<ModelSlices> load(PublishedModel model);

    /** Writes all parts; returns when they are durable. */
    void publish(ModelSlices model);

    /** Takes the parts of a model back; likewise. */
    void remove(PublishedModel model);

    /**
     * Makes an operator's decision known; likewise.
     *
     * @param serving empty takes it back: the newest serves
     */
    void decide(Optional<ModelRef> serving);
}
