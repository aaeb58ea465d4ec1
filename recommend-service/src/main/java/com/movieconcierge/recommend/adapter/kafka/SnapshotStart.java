package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.events.SnapshotEntry;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.recommend.adapter.kafka.CatalogueFeed.FeedMetrics;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.schemas.snapshot.SnapshotHeader;
import com.movieconcierge.schemas.snapshot.SnapshotHeader.TopicState;
import com.movieconcierge.schemas.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the catalogue from the newest snapshot instead of from the beginning of the log. One that cannot be had, or does
 * not add up with the log, is named, counted and left alone: the log says the same, only later.
 *
 * @param shelf empty where snapshots are switched off
 */
public record SnapshotStart(
        Optional<SnapshotShelf> shelf, CatalogueRecords records, Brokers brokers, Clock clock, FeedMetrics metrics) {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStart.class);

    /** What the snapshot holds, and the offsets to read on from. */
    record Start(List<CatalogueChange> changes, Map<TopicPartition, Long> next) {
        /** From the beginning of the log. */
        static final Start BEGINNING = new Start(List.of(), Map.of());
    }

    /**
     * The newest snapshot, read to its end; nothing of it when the log has to be read from the beginning.
     *
     * @param first where the log starts
     * @param ends where it ends
     * @throws com.movieconcierge.logs.LogUnavailableException when the broker does not answer
     */
    Start load(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        if (shelf.isEmpty()) {
            return Start.BEGINNING;
        }
        try {
            Path folder = Files.createTempDirectory("catalogue-snapshot");
            try {
                String cluster = brokers.clusterId();
                Optional<Path> file = shelf.get().newest(cluster, folder);
                if (file.isEmpty()) {
                    LOG.info("No snapshot for cluster {} yet, reading the whole log", cluster);
                    metrics.started("none");
                    return Start.BEGINNING;
                }
                return read(file.get(), cluster, live(first, ends));
            } finally {
                delete(folder);
            }
        } catch (IOException | AvroRuntimeException e) {
            LOG.warn("Could not read the newest snapshot, reading the whole log: {}", e.getMessage());
            metrics.started("failed");
            return Start.BEGINNING;
        }
    }

    private Start read(Path file, String cluster, Map<String, SnapshotCheck.LiveTopic> live) throws IOException {
        try (SnapshotReader reader = new SnapshotReader(file)) {
            SnapshotHeader header = reader.snapshot();
            Optional<String> refusal = SnapshotCheck.refusal(header, cluster, live, clock.instant());
            if (refusal.isPresent()) {
                LOG.warn("Rejected the snapshot of {}, reading the whole log: {}", header.createdAt(), refusal.get());
                metrics.started("refused");
                return Start.BEGINNING;
            }
            List<CatalogueChange> changes = changes(reader, header);
            LOG.info("Starting from the snapshot of {} with {} entries", header.createdAt(), header.entries());
            metrics.started("loaded");
            return new Start(changes, next(header));
        }
    }

    private List<CatalogueChange> changes(SnapshotReader reader, SnapshotHeader header) throws IOException {
        List<CatalogueChange> changes = new ArrayList<>();
        long read = 0;
        for (SnapshotEntry entry : reader) {
            read++;
            records.of(entry.getTopic())
                    .take(
                            entry,
                            change -> {
                                changes.add(change);
                                metrics.applied(entry.getTopic());
                            },
                            reason -> {
                                LOG.debug("Skipped unusable snapshot entry {}: {}", entry.getKey(), reason);
                                metrics.skipped(entry.getTopic());
                            });
        }
        if (read != header.entries()) {
            throw new IOException("it has " + read + " entries, but its header says " + header.entries());
        }
        return changes;
    }

    private Map<String, SnapshotCheck.LiveTopic> live(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        Map<String, SnapshotCheck.LiveTopic> live = new HashMap<>();
        brokers.describe(CatalogueRecords.TOPICS)
                .forEach((name, topic) -> live.put(
                        name,
                        new SnapshotCheck.LiveTopic(
                                topic.id(),
                                SnapshotHeader.byPartition(name, first),
                                SnapshotHeader.byPartition(name, ends),
                                topic.cleanupPolicy(),
                                topic.deleteRetention())));
        return live;
    }

    private static Map<TopicPartition, Long> next(SnapshotHeader header) {
        Map<TopicPartition, Long> next = new HashMap<>();
        header.topics().forEach((topic, state) -> {
            for (int partition = 0; partition < state.next().size(); partition++) {
                next.put(new TopicPartition(topic, partition), state.next().get(partition));
            }
        });
        return next;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Whether a snapshot and the log after it add up to the log. They do not when the log is another one, when something was
     * taken out of it, or when a removal that came after the snapshot may be forgotten already: compaction drops tombstones
     * once they are older than {@code delete.retention.ms}.
     */
    static final class SnapshotCheck {
        /** Clocks differ, and the rest of the log has to be read as well before a tombstone goes. */
        private static final double SAFE_SHARE = 0.9;

        private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
        private static final String COMPACT = "compact";

        /** Offsets by partition; {@code cleanup} is its cleanup.policy, {@code tombstones} its delete.retention.ms. */
        record LiveTopic(String topicId, List<Long> first, List<Long> end, String cleanup, Duration tombstones) {}

        private SnapshotCheck() {}

        /** Why the snapshot must not be used, as a sentence; empty when it may. */
        static Optional<String> refusal(
                SnapshotHeader snapshot, String clusterId, Map<String, LiveTopic> live, Instant now) {
            if (!snapshot.clusterId().equals(clusterId)) {
                return Optional.of("it belongs to cluster " + snapshot.clusterId() + ", not " + clusterId);
            }
            if (!snapshot.topics().keySet().equals(new HashSet<>(live.keySet()))) {
                return Optional.of("it covers topics " + snapshot.topics().keySet() + ", not " + live.keySet());
            }
            if (snapshot.createdAt().isAfter(now.plus(CLOCKS_DIFFER))) {
                return Optional.of(
                        "it was made at " + snapshot.createdAt() + ", which is in the future: clocks differ");
            }
            Duration age = Duration.between(snapshot.createdAt(), now);
            return live.entrySet().stream()
                    .flatMap(topic -> refusal(
                            Objects.requireNonNull(snapshot.topics().get(topic.getKey())), topic.getValue(), age)
                            .map(reason -> topic.getKey() + ": " + reason)
                            .stream())
                    .findFirst();
        }

        private static Optional<String> refusal(TopicState then, LiveTopic now, Duration age) {
            if (!then.topicId().equals(now.topicId)) {
                return Optional.of("the topic was recreated since");
            }
            if (then.next().size() != now.end.size() || then.first().size() != now.first.size()) {
                return Optional.of("it had " + then.next().size() + " partitions, now there are " + now.end.size());
            }
            for (int partition = 0; partition < now.end.size(); partition++) {
                if (!then.first().get(partition).equals(now.first.get(partition))) {
                    return Optional.of("records were deleted from partition " + partition + " since");
                }
                long next = then.next().get(partition);
                if (next < now.first.get(partition) || next > now.end.get(partition)) {
                    return Optional.of("partition " + partition + " has offsets " + now.first.get(partition) + " to "
                            + now.end.get(partition) + ", the snapshot ends at " + next);
                }
            }
            if (!now.cleanup.equals(COMPACT)) {
                return Optional.of(
                        "its cleanup.policy is " + now.cleanup + ", so films may have been deleted from the log");
            }
            if (age.toMillis() > SAFE_SHARE * now.tombstones.toMillis()) {
                return Optional.of(
                        "the snapshot is " + age.toHours() + " hours old, and the topic may forget removals after "
                                + now.tombstones.toHours() + " (delete.retention.ms): take a new one");
            }
            return Optional.empty();
        }
    }
}
