package com.movieconcierge.embedding.domain.dna;

import com.movieconcierge.embedding.domain.encoder.ModelKey;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.FilmDna;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The DNA that was made so far. Safe for concurrent use; a result completes once the change is durable. */
public interface FilmDnaLog {
    /** Reads what others wrote since the last call, for {@link #contentHash} to know; throws {@link TransientFault}. */
    void catchUp();

    /** Hash of the DNA that a film has, empty when it has none. */
    Optional<String> contentHash(String movieId);

    /** Blocks of that DNA that are worth taking over; empty when it has none. */
    List<FilmDna.Block> blocks(String movieId);

    /** Films that have DNA. */
    int films();

    /** How many of them have a block by each model; models whose blocks cost nothing are left out. */
    Map<ModelKey, Long> coverage();

    /** Completes exceptionally with {@link TransientFault}. */
    CompletableFuture<Void> publish(FilmDna dna);

    /** The film is gone. Completes exceptionally with {@link TransientFault}. */
    CompletableFuture<Void> remove(String movieId);
}
