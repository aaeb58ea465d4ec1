package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Modality;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Port: decisions about models, shared by all services. */
public interface ModelChoices extends AutoCloseable {
    /**
     * The decisions now. One thread at a time.
     *
     * @throws TransientFault when they cannot be read at the moment
     */
    Map<Modality, ModelChoice> read();

    /** Makes a decision known. Completes exceptionally with {@link TransientFault}. */
    CompletableFuture<Void> decide(ModelChoice choice);

    @Override
    void close();
}
