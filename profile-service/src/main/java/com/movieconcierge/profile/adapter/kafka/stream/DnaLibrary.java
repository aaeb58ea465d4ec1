package com.movieconcierge.profile.adapter.kafka.stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.Decoded.Usable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The DNA of all films, shared by the tasks of this process: a bounded cache of decoded vectors in front of the global
 * store, and the word to every task that a film's DNA changed. The store holds record values as they are on the topic.
 */
public final class DnaLibrary implements StateRestoreListener {
    private final RetryingCodec<String, FilmDna> codec;
    private final Cache<String, Optional<FilmDna>> cache;
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private final Map<Integer, Long> nextOffsets = new ConcurrentHashMap<>();

    /** @param cachedFilms bound of the cache; a film takes its vectors' bytes, about 4 KB */
    public DnaLibrary(RetryingCodec<String, FilmDna> codec, int cachedFilms) {
        this.codec = codec;
        // Evicted by whoever adds: decoded vectors beyond the bound wait for no other thread.
        this.cache = Caffeine.newBuilder()
                .maximumSize(cachedFilms)
                .executor(Runnable::run)
                .build();
    }

    /** Films whose DNA changed, for one task. Written by the global thread, read by the task's. */
    public static final class Feed {
        private final Set<String> movieIds = new LinkedHashSet<>();

        synchronized void add(String movieId) {
            movieIds.add(movieId);
        }

        /** Takes the film out that has waited longest; there must be one. */
        synchronized String next() {
            String next = movieIds.iterator().next();
            movieIds.remove(next);
            return next;
        }

        synchronized int size() {
            return movieIds.size();
        }
    }

    Feed subscribe() {
        Feed feed = new Feed();
        feeds.add(feed);
        return feed;
    }

    void unsubscribe(Feed feed) {
        feeds.remove(feed);
    }

    Function<String, Optional<FilmDna>> over(ReadOnlyKeyValueStore<String, byte[]> store) {
        return movieId -> cache.get(movieId, id -> stored(id, store.get(id)));
    }

    /** Replaces a film's DNA, by writing the global store, and tells the tasks. */
    void change(String movieId, Runnable replace) {
        // Under the film's own lock, as reading it is: a slow reader must not put an old vector back.
        cache.asMap().compute(movieId, (id, former) -> {
            replace.run();
            return null;
        });
        feeds.forEach(feed -> feed.add(movieId));
    }

    Decoded<String, FilmDna> decode(@Nullable String movieId, byte @Nullable [] value, long timestamp) {
        return codec.decode(movieId == null ? null : movieId.getBytes(StandardCharsets.UTF_8), value, timestamp);
    }

    /** The first offset not read yet of a partition of {@code movie-dna}. */
    public long position(int partition) {
        return nextOffsets.getOrDefault(partition, 0L);
    }

    void readUpTo(int partition, long nextOffset) {
        nextOffsets.put(partition, nextOffset);
    }

    /** The global store is read up to there before the stream starts, and nobody asks for positions until it runs. */
    @Override
    public void onRestoreStart(TopicPartition partition, String store, long startingOffset, long endingOffset) {
        if (partition.topic().equals(Topics.MOVIE_DNA.name())) {
            readUpTo(partition.partition(), endingOffset);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEndOffset, long numRestored) {}

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {}

    /** Empty too for what a release with looser rules took: it counts like a film without DNA. */
    private Optional<FilmDna> stored(String movieId, byte @Nullable [] value) {
        return value != null && decode(movieId, value, 0) instanceof Usable<String, FilmDna> usable
                ? Optional.of(usable.value())
                : Optional.empty();
    }
}
