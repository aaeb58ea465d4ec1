package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the catalogue's topics from the beginning, or from where a snapshot ends, without a consumer group: every instance
 * holds all films. Once it has reached the offsets that were the end when it started, the catalogue counts as warm.
 *
 * <p>A record that cannot be read is skipped and counted, here and nowhere else: the services that own the topics put it
 * on their dead-letter topics. While the registry is away the feed waits, for then nothing is wrong with the record.
 */
public final class CatalogueFeed implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int ADMIN_TIMEOUT_MILLIS = 10_000;
    private static final int CLOSE_MILLIS = 2_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Admin admin;
    private final short replicationFactor;
    private final CatalogueRecords codec;
    private final CatalogueKeeper catalogue;
    private final SnapshotStart snapshots;
    private final FeedMetrics metrics;
    private final OccasionalWarning warning = new OccasionalWarning(LOG);
    private final Thread thread = new Thread(this, "catalogue-feed");

    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> reading;

    public CatalogueFeed(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Admin admin,
            short replicationFactor,
            CatalogueRecords codec,
            CatalogueKeeper catalogue,
            SnapshotStart snapshots,
            FeedMetrics metrics) {
        this.consumers = consumers;
        this.admin = admin;
        this.replicationFactor = replicationFactor;
        this.codec = codec;
        this.catalogue = catalogue;
        this.snapshots = snapshots;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    /** Starts reading in the background. */
    public void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (isOpen()) {
            try {
                TopicAdmin.createMissing(admin, replicationFactor, ADMIN_TIMEOUT_MILLIS);
                read();
            } catch (WakeupException | InterruptException e) {
                // Only close() wakes and interrupts.
                return;
            } catch (KafkaException e) {
                warning.warn("The catalogue cannot be read, trying again: {}", e.getMessage());
                pause();
            }
        }
    }

    private void read() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            reading = consumer;
            List<TopicPartition> partitions = CatalogueRecords.TOPICS.stream()
                    .flatMap(topic -> partitionsOf(consumer, topic))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> backlog = new HashMap<>(consumer.endOffsets(partitions));
            seek(consumer, partitions, backlog);
            while (isOpen()) {
                var records = consumer.poll(POLL);
                List<CatalogueChange> changes = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    take(record, changes);
                }
                catalogue.apply(changes);
                if (!catalogue.isWarm()) {
                    backlog.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                    if (backlog.isEmpty()) {
                        catalogue.backlogRead();
                        LOG.info("The catalogue is in memory.");
                    }
                }
            }
        }
    }

    /** To where a snapshot ends, or to the beginning. A catalogue that answers already is not taken back to a snapshot. */
    private void seek(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        consumer.seekToBeginning(partitions);
        if (!catalogue.isWarm()) {
            snapshots.load(consumer.beginningOffsets(partitions), ends).ifPresent(start -> {
                catalogue.apply(start.changes());
                start.next().forEach(consumer::seek);
            });
        }
    }

    private static Stream<TopicPartition> partitionsOf(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    private void take(ConsumerRecord<byte[], byte[]> record, List<CatalogueChange> changes) {
        while (isOpen()) {
            try {
                codec.take(record, change -> taken(record, change, changes), reason -> skip(record, reason));
                return;
            } catch (SchemaRegistryException e) {
                warning.warn("The schema registry is away, waiting: {}", e.getMessage());
                pause();
            }
        }
    }

    private void taken(ConsumerRecord<byte[], byte[]> record, CatalogueChange change, List<CatalogueChange> changes) {
        changes.add(change);
        metrics.applied(record.topic(), 1);
    }

    private void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
        metrics.skipped(record.topic());
        warning.warn("Skipped {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), reason);
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause() {
        try {
            if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while waiting.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE_MILLIS);
            // Still there: it waits for a broker that is away.
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
