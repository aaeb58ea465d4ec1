package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.DnaComposer;
import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.embedding.domain.EncodingException;
import com.movieconcierge.embedding.domain.FilmChange;
import com.movieconcierge.embedding.domain.FilmChange.Removal;
import com.movieconcierge.embedding.domain.FilmChange.Unusable;
import com.movieconcierge.embedding.domain.FilmChange.Upsert;
import com.movieconcierge.embedding.domain.FilmChanges;
import com.movieconcierge.embedding.domain.Outcome;
import com.movieconcierge.embedding.domain.Progress;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * How a film becomes DNA, top to bottom:
 *
 * <pre>
 * serving-models ─ follow ─ another model? ─ films are read again from the first
 * movies ─ poll a few ─┬─ unusable ──────────────────────────────────→ movies.dlq
 *                      ├─ removal ───────────────────────────────────→ movie-dna (tombstone)
 *                      └─ film ─ unchanged? ─┬─ yes: nothing to do
 *                                            └─ no: encode, in parallel → movie-dna
 *                        ... all of it acknowledged ─ commit
 * </pre>
 *
 * <p>At least once: what was polled is committed only after everything it led to is acknowledged. Of several records of one
 * film within a poll the last one counts; between polls their order is kept, since one poll is finished before the next.
 *
 * <p>A plain poll loop ({@link EmbeddingLoop}) rather than listener containers: here one poll is one unit of work, and
 * the four lines of {@link #step()} say all there is to say about it.
 */
public final class EmbeddingFlow implements Steps {
    private final ModelFollower models;
    private final FilmChanges<Film> films;
    private final DnaLog dna;
    private final DeadLetters deadLetters;
    private final DnaComposer composer;
    private final Executor workers;
    private final Progress progress;

    public EmbeddingFlow(
            ModelFollower models,
            FilmChanges<Film> films,
            DnaLog dna,
            DeadLetters deadLetters,
            DnaComposer composer,
            Executor workers,
            Progress progress) {
        this.models = models;
        this.films = films;
        this.dna = dna;
        this.deadLetters = deadLetters;
        this.composer = composer;
        this.workers = workers;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "embedding";
    }

    /**
     * Loads the models.
     *
     * @throws IllegalStateException when one cannot be had
     */
    @Override
    public void prepare() {
        models.prepare();
    }

    /**
     * Takes the next few records from the log all the way to their effect.
     *
     * @throws TransientFault when broker or registry fail; nothing is committed then, and {@link #retryLastStep} is due
     */
    @Override
    public void step() {
        models.follow();
        List<FilmChange<Film>> events = films.poll();
        List<CompletableFuture<Void>> effects =
                latestOfEachFilm(events).stream().map(this::effectOf).toList();
        awaitAll(effects);
        films.commit();
    }

    /** The records of the last step come again with the next one; those already embedded will be found unchanged. */
    @Override
    public void retryLastStep() {
        films.rewind();
    }

    @Override
    public void close() {
        try (films) {
            models.close();
        }
    }

    private List<FilmChange<Film>> latestOfEachFilm(List<FilmChange<Film>> events) {
        Set<String> later = new HashSet<>();
        List<FilmChange<Film>> latest = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0; i--) {
            FilmChange<Film> event = events.get(i);
            if (event instanceof Unusable<Film> || later.add(movieIdOf(event))) {
                latest.add(0, event);
            } else {
                progress.finished(Outcome.SUPERSEDED);
            }
        }
        return latest;
    }

    private CompletableFuture<Void> effectOf(FilmChange<Film> event) {
        if (event instanceof Unusable<Film> unusable) {
            return setAside(unusable, unusable.reason(), unusable.cause());
        }
        if (event instanceof Removal<Film> removal) {
            return dna.remove(removal.movieId()).thenRun(() -> progress.finished(Outcome.REMOVED));
        }
        Upsert<Film> upsert = (Upsert<Film>) event;
        if (isUnchanged(upsert.value())) {
            progress.finished(Outcome.UNCHANGED);
            return CompletableFuture.completedFuture(null);
        }
        return embed(upsert);
    }

    private boolean isUnchanged(Film film) {
        String hash = composer.contentHash(film, dna.blocks(film.movieId()));
        return dna.contentHash(film.movieId()).filter(hash::equals).isPresent();
    }

    private CompletableFuture<Void> embed(Upsert<Film> upsert) {
        return CompletableFuture.supplyAsync(() -> encode(upsert), workers).thenCompose(effect -> effect);
    }

    /** A film that no model can read must not hold up the films behind it. */
    private CompletableFuture<Void> encode(Upsert<Film> upsert) {
        try {
            FilmDna made = composer.compose(upsert.value(), dna.blocks(upsert.movieId()));
            return dna.publish(made).thenRun(() -> progress.finished(Outcome.EMBEDDED));
        } catch (EncodingException e) {
            return setAside(upsert, String.valueOf(e.getMessage()), e);
        }
    }

    private CompletableFuture<Void> setAside(FilmChange<Film> event, String reason, RuntimeException cause) {
        return deadLetters
                .setAside(event.origin(), reason, cause)
                .thenRun(() -> progress.finished(Outcome.DEAD_LETTERED));
    }

    private static String movieIdOf(FilmChange<Film> event) {
        return event instanceof Upsert<Film> upsert ? upsert.movieId() : ((Removal<Film>) event).movieId();
    }

    /** Waits for all of them, failed ones included, so that nothing is under way when a step ends. */
    static void awaitAll(List<CompletableFuture<Void>> effects) {
        try {
            CompletableFuture.allOf(effects.toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
