package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.FeatureStore;
import com.movieconcierge.embedding.domain.FilmChange;
import com.movieconcierge.embedding.domain.FilmChange.Removal;
import com.movieconcierge.embedding.domain.FilmChange.Upsert;
import com.movieconcierge.embedding.domain.FilmChanges;
import com.movieconcierge.embedding.domain.RefusedRecordException;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.FilmDna;
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
        REFUSED,
        /** No DNA: the owner of the topic puts it to the dead letters. */
        UNREADABLE
    }

    private final FilmChanges<FilmDna> changes;
    private final FeatureStore store;
    private final DeadLetters deadLetters;
    private final ExecutorService workers;
    private final Consumer<Outcome> finished;

    /** @param workers as many as may write at a time; shut down with this flow */
    public FeatureFlow(
            FilmChanges<FilmDna> changes,
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
        Map<String, FilmChange<FilmDna>> last = new LinkedHashMap<>();
        for (FilmChange<FilmDna> change : changes.poll()) {
            if (change instanceof Upsert<FilmDna> upsert) {
                last.put(upsert.movieId(), change);
            } else if (change instanceof Removal<FilmDna> removal) {
                last.put(removal.movieId(), change);
            } else {
                finished.accept(Outcome.UNREADABLE);
            }
        }
        List<CompletableFuture<Void>> effects = last.values().stream()
                .map(change -> CompletableFuture.supplyAsync(() -> keep(change), workers)
                        .thenCompose(effect -> effect))
                .toList();
        EmbeddingFlow.awaitAll(effects);
        changes.commit();
    }

    private CompletableFuture<Void> keep(FilmChange<FilmDna> change) {
        try {
            if (change instanceof Upsert<FilmDna> upsert) {
                store.put(upsert.value(), upsert.at());
                finished.accept(Outcome.PUT);
            } else if (change instanceof Removal<FilmDna> removal) {
                store.remove(removal.movieId(), removal.at());
                finished.accept(Outcome.REMOVED);
            }
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
