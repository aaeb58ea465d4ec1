package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.dna.FilmDnaComposer;
import com.movieconcierge.embedding.domain.dna.FilmDnaLog;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncodingException;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.encoder.EncoderSet.ModelChoices;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmOutcome;
import com.movieconcierge.embedding.domain.flow.FilmChange;
import com.movieconcierge.embedding.domain.flow.FilmChange.DeadLetterSink;
import com.movieconcierge.embedding.domain.flow.FilmChange.FilmChanges;
import com.movieconcierge.embedding.domain.flow.FilmChange.Removal;
import com.movieconcierge.embedding.domain.flow.FilmChange.Unusable;
import com.movieconcierge.embedding.domain.flow.FilmChange.Upsert;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * <p>A plain poll loop ({@link PollLoop}) rather than listener containers: here one poll is one unit of work, and
 * the four lines of {@link #step()} say all there is to say about it.
 */
public final class EmbeddingFlow implements PollLoop.Work {
    private final EncoderSet encoders;
    private final ModelChoices choices;
    private final FilmChanges<Film> films;
    private final FilmDnaLog dna;
    private final DeadLetterSink deadLetters;
    private final FilmDnaComposer composer;
    private final Executor workers;
    private final EmbeddingProgress progress;

    public EmbeddingFlow(
            EncoderSet encoders,
            ModelChoices choices,
            FilmChanges<Film> films,
            FilmDnaLog dna,
            DeadLetterSink deadLetters,
            FilmDnaComposer composer,
            Executor workers,
            EmbeddingProgress progress) {
        this.encoders = encoders;
        this.choices = choices;
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

    /** @throws IllegalStateException when one cannot be had */
    @Override
    public void prepare() {
        encoders.prepare();
    }

    /**
     * Takes the next few records from the log all the way to their effect.
     *
     * @throws TransientFault when broker or registry fail; nothing is committed then, and {@link #retryLastStep} is due
     */
    @Override
    public void step() {
        followModels();
        List<FilmChange<Film>> events = films.poll();
        List<CompletableFuture<Void>> effects =
                latestOfEachFilm(events).stream().map(this::effectOf).toList();
        awaitAll(effects);
        films.commit();
    }

    /**
     * Takes in what operators have decided. Where nothing is decided, what is configured serves, and that is written down:
     * a model configured later must not take over by itself.
     */
    private void followModels() {
        Map<Modality, ServingModel> decided = new HashMap<>(choices.read());
        // Learned from ratings, see BehaviourFlow: no film has it.
        decided.remove(Modality.BEHAVIOUR);
        encoders.follow(decided);
        for (Modality modality : Modality.values()) {
            if (!decided.containsKey(modality)) {
                encoders.first(modality).ifPresent(first -> choices.decide(first, null));
            }
        }
    }

    /** The records of the last step come again with the next one; those already embedded will be found unchanged. */
    @Override
    public void retryLastStep() {
        films.rewind();
    }

    @Override
    public void close() {
        try (films) {
            choices.close();
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
                progress.finished(FilmOutcome.SUPERSEDED);
            }
        }
        return latest;
    }

    private CompletableFuture<Void> effectOf(FilmChange<Film> event) {
        if (event instanceof Unusable<Film> unusable) {
            return setAside(unusable, unusable.reason(), unusable.cause());
        }
        if (event instanceof Removal<Film> removal) {
            return dna.remove(removal.movieId()).thenRun(() -> progress.finished(FilmOutcome.REMOVED));
        }
        Upsert<Film> upsert = (Upsert<Film>) event;
        if (isUnchanged(upsert.value())) {
            progress.finished(FilmOutcome.UNCHANGED);
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
            return dna.publish(made).thenRun(() -> progress.finished(FilmOutcome.EMBEDDED));
        } catch (EncodingException e) {
            return setAside(upsert, String.valueOf(e.getMessage()), e);
        }
    }

    private CompletableFuture<Void> setAside(FilmChange<Film> event, String reason, RuntimeException cause) {
        return deadLetters
                .setAside(event.origin(), reason, cause)
                .thenRun(() -> progress.finished(FilmOutcome.DEAD_LETTERED));
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
