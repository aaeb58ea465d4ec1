package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Port: decisions about models, shared by all services. */
public interface ModelChoices extends AutoCloseable {
    /**
     * The decisions now. One thread at a time.
     *
     * @throws TransientFault when they cannot be read at the moment
     */
    Map<Modality, ServingModel> read();

    /**
     * Makes a decision known, as of now. Completes exceptionally with {@link TransientFault}.
     *
     * @param candidate fills in beside the configured model; null for none
     */
    CompletableFuture<Void> decide(ModelKey serving, ServingModel.@Nullable Candidate candidate);

    @Override
    void close();
}
