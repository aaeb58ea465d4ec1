package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.logs.LogFollower;
import com.movieconcierge.logs.LogHandler;
import com.movieconcierge.logs.OccasionalWarning;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the catalogue's topics from the beginning, or from where a snapshot ends, without a consumer group: every instance
 * holds all films. Once it has reached the offsets that were the end when it started, the catalogue counts as warm. After a
 * fault it begins anew, and drops what the log no longer tells of.
 *
 * <p>A record that cannot be used is skipped and counted, here and nowhere else: the services that own the topics put it on
 * their dead-letter topics. While the registry is away the feed waits, for then nothing is wrong with the record.
 */
public final class CatalogueFeed implements LogHandler.Batches {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueFeed.class);

    private final CatalogueRecords records;
    private final CatalogueKeeper catalogue;
    private final SnapshotStart snapshots;
    private final FeedMetrics metrics;
    private final OccasionalWarning warning = new OccasionalWarning(LOG);
    /** Whom anything was read about since the beginning; null once it has caught up. */
    private @Nullable Set<CatalogueChange.Subject> told;

    private CatalogueFeed(
            CatalogueRecords records, CatalogueKeeper catalogue, SnapshotStart snapshots, FeedMetrics metrics) {
        this.records = records;
        this.catalogue = catalogue;
        this.snapshots = snapshots;
        this.metrics = metrics;
    }

    /** @param consumers opens a consumer that belongs to no group, once the topics are there */
    public static LogFollower following(
            Supplier<Consumer<byte[], byte[]>> consumers,
            CatalogueRecords records,
            CatalogueKeeper catalogue,
            SnapshotStart snapshots,
            FeedMetrics metrics) {
        return new LogFollower(
                "catalogue-feed",
                consumers,
                CatalogueRecords.TOPICS,
                new CatalogueFeed(records, catalogue, snapshots, metrics));
    }

    /** A catalogue that answers already is not taken back to a snapshot. */
    @Override
    public Map<TopicPartition, Long> begin(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        told = new HashSet<>();
        if (catalogue.isWarm()) {
            return Map.of();
        }
        SnapshotStart.Start start = snapshots.load(first, ends);
        apply(start.changes());
        return start.next();
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> messages) {
        List<CatalogueChange> changes = new ArrayList<>(messages.size());
        Map<ConsumerRecord<byte[], byte[]>, String> unusable = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            records.of(message.topic()).take(message, changes::add, reason -> unusable.put(message, reason));
        }
        apply(changes);
        // Counted only now: a batch that has to wait for the registry comes again as a whole.
        messages.forEach(message -> count(message, unusable.get(message)));
    }

    @Override
    public void caughtUp() {
        if (told != null) {
            catalogue.keepOnly(told);
            told = null;
        }
        if (!catalogue.isWarm()) {
            catalogue.backlogRead();
            LOG.info("Catalogue loaded");
        }
    }

    private void apply(List<CatalogueChange> changes) {
        catalogue.apply(changes);
        if (told != null) {
            changes.forEach(change -> told.add(change.subject()));
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> message, @Nullable String unusable) {
        if (unusable == null) {
            metrics.applied(message.topic());
        } else {
            metrics.skipped(message, unusable, warning);
        }
    }

    /** Counts what the feed reads; read = applied + skipped. */
    public record FeedMetrics(MeterRegistry meters) {
        void applied(String topic) {
            meters.counter("concierge.catalogue.applied", "topic", topic).increment();
        }

        /** A record that could not be used; its owner puts it on the dead-letter topic. */
        void skipped(ConsumerRecord<?, ?> message, String reason, OccasionalWarning warning) {
            skipped(message.topic());
            warning.warn(
                    "Skipped unusable record {}-{}@{}: {}",
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    reason);
        }

        void skipped(String topic) {
            meters.counter("concierge.catalogue.skipped", "topic", topic).increment();
        }

        /** How a start went, where snapshots are switched on: {@code loaded}, {@code none}, {@code refused} or {@code failed}. */
        void started(String outcome) {
            meters.counter("concierge.catalogue.snapshot", "outcome", outcome).increment();
        }
    }
}
