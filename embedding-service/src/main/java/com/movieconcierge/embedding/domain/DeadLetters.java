package com.movieconcierge.embedding.domain;

import java.util.concurrent.CompletableFuture;

/** Where records go that cannot be used, with the reason. */
public interface DeadLetters {
    /** Completes once the record is safely aside; exceptionally with {@link TransientFault}. */
    CompletableFuture<Void> setAside(FilmChange.Origin origin, String reason, RuntimeException cause);
}
