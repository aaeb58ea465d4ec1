package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.DnaChange;
import com.movieconcierge.embedding.domain.DnaChanges;
import com.movieconcierge.embedding.domain.FeatureStore;
import com.movieconcierge.embedding.domain.RefusedRecordException;
import com.movieconcierge.embedding.domain.TransientFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * How DNA gets into a feature store:
 *
 * <pre>
 * movie-dna ─ poll a few ─ the last of each film ─┬─ put or remove, a few at a time
 *                                                 └─ refused ─→ movie-dna.dlq
 *                          ... all of it acknowledged ─ commit
 * </pre>
 *
 * <p>At least once: what comes again has the same time as before, so the store keeps what it has.
 */
public final class FeatureFlow implements Steps {
    /** What became of a record. */
    public enum Outcome {
        PUT,
        REMOVED,
        REFUSED
    }

    private final DnaChanges changes;
    private final FeatureStore store;
    private final DeadLetters deadLetters;
    private final ExecutorService workers;
    private final Consumer<Outcome> finished;

    /** @param workers as many as may write at a time; shut down with this flow */
    public FeatureFlow(
            DnaChanges changes,
            FeatureStore store,
            DeadLetters deadLetters,
            ExecutorService workers,
            Consumer<Outcome> finished) {
        this.changes = changes;
        this.store = store;
        this.deadLetters = deadLetters;
        this.workers = workers;
        this.finished = finished;
    }

    @Override
    public String name() {
        return "feature-store";
    }

    /** @throws TransientFault when broker, registry or store fail; nothing is committed then */
    @Override
    public void step() {
        Map<String, DnaChange> last = new LinkedHashMap<>();
        changes.poll().forEach(change -> last.put(change.movieId(), change));
        List<CompletableFuture<Void>> effects = last.values().stream()
                .map(change -> CompletableFuture.supplyAsync(() -> keep(change), workers)
                        .thenCompose(effect -> effect))
                .toList();
        EmbeddingFlow.awaitAll(effects);
        changes.commit();
    }

    private CompletableFuture<Void> keep(DnaChange change) {
        try {
            change.dna()
                    .ifPresentOrElse(
                            dna -> store.put(dna, change.at()), () -> store.remove(change.movieId(), change.at()));
            finished.accept(change.dna().isPresent() ? Outcome.PUT : Outcome.REMOVED);
            return CompletableFuture.completedFuture(null);
        } catch (RefusedRecordException e) {
            return deadLetters
                    .setAside(change.origin(), String.valueOf(e.getMessage()), e)
                    .thenRun(() -> finished.accept(Outcome.REFUSED));
        }
    }

    @Override
    public void retryLastStep() {
        changes.rewind();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        try (changes;
                store) {
            // Both, whatever happens to one of them.
        }
    }
}
