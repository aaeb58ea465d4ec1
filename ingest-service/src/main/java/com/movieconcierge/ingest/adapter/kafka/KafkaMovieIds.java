package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.KnownMovies;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids on topic {@code movies}, read from its beginning and followed by a thread of its own. While the broker is away
 * it keeps what it has and tries again; it never gives up.
 */
public final class KafkaMovieIds implements KnownMovies, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaMovieIds.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration METADATA = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 1_000;

    private final Runnable createTopics;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reader = new Thread(this::run, "concierge-movie-ids");
    private volatile boolean caughtUp;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    /**
     * @param createTopics run before reading; throws {@link KafkaException} while the broker is away
     * @param consumers opens a consumer that belongs to no group
     */
    public KafkaMovieIds(Runnable createTopics, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.createTopics = createTopics;
        this.consumers = consumers;
        this.reader.setDaemon(true);
    }

    /** Starts reading. */
    public void start() {
        reader.start();
    }

    @Override
    public boolean contains(String movieId) {
        return ids.contains(movieId);
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public void learn(String movieId) {
        ids.add(movieId);
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public void close() {
        closed.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            reader.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean complained = false;
        while (!isClosed()) {
            try {
                createTopics.run();
                if (complained) {
                    LOG.info("the broker is back");
                    complained = false;
                }
                follow();
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                if (!complained) {
                    LOG.warn("the catalogue cannot be read, trying again every second: {}", e.getMessage());
                    complained = true;
                }
                pause();
            }
        }
    }

    private void follow() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            current = consumer;
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.MOVIES.name(), METADATA).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> missing = new HashMap<>(consumer.endOffsets(partitions, METADATA));
            while (!isClosed()) {
                consumer.poll(POLL).forEach(this::take);
                if (!missing.isEmpty()) {
                    missing.entrySet().removeIf(end -> consumer.position(end.getKey(), METADATA) >= end.getValue());
                    if (missing.isEmpty()) {
                        announce();
                    }
                }
            }
        } finally {
            current = null;
        }
    }

    private void announce() {
        if (!caughtUp) {
            LOG.info("the catalogue is known: {} films", ids.size());
        }
        caughtUp = true;
    }

    private void take(ConsumerRecord<byte[], byte[]> movie) {
        if (movie.key() == null) {
            return;
        }
        String id = new String(movie.key(), StandardCharsets.UTF_8);
        if (movie.value() == null) {
            ids.remove(id);
        } else {
            ids.add(id);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
