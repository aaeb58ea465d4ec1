package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.embedding.domain.FilmChange;
import com.movieconcierge.embedding.domain.FilmChanges;
import com.movieconcierge.embedding.domain.ModelChoices;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.model.ServingModel.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Broker and topics in memory, with a switch for faults. */
final class FakeLogs implements FilmChanges<Film>, DnaLog, DeadLetters, ModelChoices {
    private record Place(int index) implements FilmChange.Origin {}

    private final List<FilmChange<Film>> topic = new ArrayList<>();
    private int position;
    volatile int committed;
    volatile boolean closed;
    volatile int polls;

    final Map<Modality, ServingModel> decided = new ConcurrentHashMap<>();
    final Map<String, FilmDna> dna = new ConcurrentHashMap<>();
    final List<String> written = new CopyOnWriteArrayList<>();
    final List<String> reasons = new CopyOnWriteArrayList<>();
    volatile boolean brokerIsDown;
    volatile boolean hasABug;

    void add(Film film) {
        topic.add(new FilmChange.Upsert<>(film.movieId(), film, Instant.EPOCH, new Place(topic.size())));
    }

    void addRemoval(String movieId) {
        topic.add(new FilmChange.Removal<>(movieId, Instant.EPOCH, new Place(topic.size())));
    }

    void addGarbage(String reason) {
        topic.add(new FilmChange.Unusable<>(reason, new IllegalArgumentException(reason), new Place(topic.size())));
    }

    @Override
    public List<FilmChange<Film>> poll() {
        polls++;
        if (hasABug) {
            throw new IllegalStateException("a bug");
        }
        List<FilmChange<Film>> next = List.copyOf(topic.subList(position, topic.size()));
        position = topic.size();
        return next;
    }

    @Override
    public void commit() {
        committed = position;
    }

    @Override
    public void rewind() {
        position = committed;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public void catchUp() {}

    /** What the adapter does when the models have changed. */
    void startAgain() {
        position = 0;
    }

    @Override
    public Map<Modality, ServingModel> read() {
        return Map.copyOf(decided);
    }

    @Override
    public CompletableFuture<Void> decide(ModelKey serving, @Nullable Candidate candidate) {
        var decision = new ServingModel(serving.modality(), serving.model(), Instant.EPOCH, candidate);
        return effect(() -> decided.put(serving.modality(), decision));
    }

    @Override
    public int films() {
        return dna.size();
    }

    @Override
    public Map<ModelKey, Long> coverage() {
        return dna.values().stream()
                .flatMap(known -> known.blocks().stream())
                .collect(Collectors.groupingBy(ModelKey::of, Collectors.counting()));
    }

    @Override
    public Optional<String> contentHash(String movieId) {
        return Optional.ofNullable(dna.get(movieId)).map(FilmDna::contentHash);
    }

    @Override
    public List<FilmDna.Block> blocks(String movieId) {
        FilmDna known = dna.get(movieId);
        return known == null ? List.of() : known.blocks();
    }

    @Override
    public CompletableFuture<Void> publish(FilmDna made) {
        return effect(() -> {
            dna.put(made.movieId(), made);
            written.add(made.movieId());
        });
    }

    @Override
    public CompletableFuture<Void> remove(String movieId) {
        return effect(() -> {
            dna.remove(movieId);
            written.add("-" + movieId);
        });
    }

    @Override
    public CompletableFuture<Void> setAside(FilmChange.Origin origin, String reason, RuntimeException cause) {
        return effect(() -> reasons.add(reason));
    }

    private CompletableFuture<Void> effect(Runnable write) {
        if (brokerIsDown) {
            return CompletableFuture.failedFuture(new TransientFault("the broker is down", new RuntimeException()));
        }
        write.run();
        return CompletableFuture.completedFuture(null);
    }
}
