package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.KnownFilms;
import com.movieconcierge.logs.LogFollower;
import com.movieconcierge.logs.LogHandler;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The ids on topic {@code movies}, followed from its beginning. While the broker is away it keeps what it has; when it reads
 * anew, what has gone meanwhile goes, also where compaction has taken the tombstone.
 */
public final class KafkaKnownFilms implements KnownFilms, AutoCloseable {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    /** Not seen since reading began anew: these go once it has caught up. Used by the follower's thread and {@link #learn}. */
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();

    private final LogFollower follower;

    /** @param consumers opens a consumer that belongs to no group, once the topics are there */
    public KafkaKnownFilms(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.follower = new LogFollower("concierge-movie-ids", consumers, List.of(Topics.MOVIES.name()), new Reading());
    }

    /** Starts reading. */
    public void start() {
        follower.start();
    }

    @Override
    public boolean contains(String movieId) {
        return ids.contains(movieId);
    }

    @Override
    public boolean isCaughtUp() {
        return follower.hasEverCaughtUp();
    }

    @Override
    public void learn(String movieId) {
        ids.add(movieId);
        unseen.remove(movieId);
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public void close() {
        follower.close();
    }

    /** On the follower's thread. */
    private final class Reading implements LogHandler.Records {
        @Override
        public Map<TopicPartition, Long> begin(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
            unseen.addAll(new HashSet<>(ids));
            return Map.of();
        }

        @Override
        public void take(ConsumerRecord<byte[], byte[]> movie) {
            if (movie.key() == null) {
                return;
            }
            String id = new String(movie.key(), StandardCharsets.UTF_8);
            unseen.remove(id);
            if (movie.value() == null) {
                ids.remove(id);
            } else {
                ids.add(id);
            }
        }

        @Override
        public void caughtUp() {
            ids.removeAll(unseen);
            unseen.clear();
        }
    }
}
