package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.Dna;
import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.embedding.domain.ModelChoice;
import com.movieconcierge.embedding.domain.ModelChoices;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.Movie;
import com.movieconcierge.embedding.domain.MovieEvent;
import com.movieconcierge.embedding.domain.MovieLog;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Broker and topics in memory, with a switch for faults. */
final class FakeLogs implements MovieLog, DnaLog, DeadLetters, ModelChoices {
    private record Place(int index) implements MovieEvent.Origin {}

    private final List<MovieEvent> topic = new ArrayList<>();
    private int position;
    volatile int committed;
    volatile boolean closed;
    volatile int polls;

    final Map<Modality, ModelChoice> decided = new ConcurrentHashMap<>();
    final Map<String, Dna> dna = new ConcurrentHashMap<>();
    final List<String> written = new CopyOnWriteArrayList<>();
    final List<String> reasons = new CopyOnWriteArrayList<>();
    volatile boolean brokerIsDown;
    volatile boolean hasABug;

    void add(Movie movie) {
        topic.add(new MovieEvent.Upsert(movie, new Place(topic.size())));
    }

    void addRemoval(String movieId) {
        topic.add(new MovieEvent.Removal(movieId, new Place(topic.size())));
    }

    void addGarbage(String reason) {
        topic.add(new MovieEvent.Unusable(reason, new IllegalArgumentException(reason), new Place(topic.size())));
    }

    @Override
    public List<MovieEvent> poll() {
        polls++;
        if (hasABug) {
            throw new IllegalStateException("a bug");
        }
        List<MovieEvent> next = List.copyOf(topic.subList(position, topic.size()));
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
    public Map<Modality, ModelChoice> read() {
        return Map.copyOf(decided);
    }

    @Override
    public CompletableFuture<Void> decide(ModelChoice choice) {
        return effect(() -> decided.put(choice.serving().modality(), choice));
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
        return Optional.ofNullable(dna.get(movieId)).map(Dna::contentHash);
    }

    @Override
    public List<Dna.Block> blocks(String movieId) {
        Dna known = dna.get(movieId);
        return known == null ? List.of() : known.blocks();
    }

    @Override
    public CompletableFuture<Void> publish(Dna made) {
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
    public CompletableFuture<Void> setAside(MovieEvent.Origin origin, String reason, RuntimeException cause) {
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
