package com.movieconcierge.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares topics with the other members of a consumer group: {@link #poll} a batch, then {@link #commit} it, or {@link
 * #rewind} to have it again. A record is handed out at least once; after a rebalance perhaps by another member again.
 *
 * <p>It joins at the first poll and leaves with {@link #close}. For one thread, but for {@link #behind}. Every method throws
 * {@link LogUnavailableException} when the broker fails; then rewind and try again later.
 */
public final class GroupReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupReader.class);
    private static final Duration ASK = Duration.ofSeconds(20);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    /** Told of rebalances, within {@link #poll} and on its thread. */
    public interface Listener {
        /**
         * Partitions came, perhaps from another member, and their records are about to be handed out. Reading the broker
         * is allowed here. When it throws, poll throws that, and both are repeated by the next poll.
         */
        default void assigned(Set<TopicPartition> partitions) {}

        /** Partitions went, or were lost. Must be quick: the group waits. */
        default void revoked(Set<TopicPartition> partitions) {}
    }

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<String> topics;
    private final Listener listener;

    private @Nullable Consumer<byte[], byte[]> current;
    private final Set<TopicPartition> arrived = new HashSet<>();
    /** Where the uncommitted records start. */
    private final Map<TopicPartition, Long> uncommitted = new HashMap<>();

    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
    /** What the commits of the assigned partitions carry beside their offsets; null when that was not asked yet. */
    private @Nullable Map<TopicPartition, String> notes;

    private volatile long behind;

    /** @param consumers opens a consumer of {@link KafkaClients#group}; may create the topics first */
    public GroupReader(Supplier<Consumer<byte[], byte[]>> consumers, String... topics) {
        this(consumers, List.of(topics), new Listener() {});
    }

    public GroupReader(Supplier<Consumer<byte[], byte[]>> consumers, Collection<String> topics, Listener listener) {
        this.consumers = consumers;
        this.topics = List.copyOf(topics);
        this.listener = listener;
    }

    /** What comes within this time, or nothing. Must be called again within {@code max.poll.interval.ms}. */
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration wait) {
        Consumer<byte[], byte[]> consumer = opened();
        try {
            var records = consumer.poll(wait);
            for (TopicPartition partition : records.partitions()) {
                uncommitted.putIfAbsent(
                        partition, records.records(partition).get(0).offset());
            }
            if (!arrived.isEmpty()) {
                tellAssigned();
            }
            behind = consumer.assignment().stream()
                    .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                    .sum();
            List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
            records.forEach(batch::add);
            return batch;
        } catch (KafkaException e) {
            throw failed("read", e);
        }
    }

    /** As {@link #commit(String)}, without a note. */
    public boolean commit() {
        return commit("");
    }

    /**
     * Says that everything handed out so far is done. Commits positions rather than the last records' offsets, so that
     * the markers of transactions do not look like work left; asks nothing of the broker where nothing has changed.
     *
     * @param note kept beside the offsets, see {@link #startAgainUnless}
     * @return false when the partitions were taken away meanwhile: their new owner gets the records again
     */
    public boolean commit(String note) {
        Consumer<byte[], byte[]> consumer = opened();
        try {
            Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
            for (TopicPartition partition : consumer.assignment()) {
                positions.put(partition, new OffsetAndMetadata(consumer.position(partition, ASK), note));
            }
            if (!positions.equals(committed)) {
                consumer.commitSync(positions, ASK);
                committed = positions;
                Map<TopicPartition, String> known = notes;
                if (known != null) {
                    positions.keySet().forEach(partition -> known.put(partition, note));
                }
            }
            uncommitted.clear();
            return true;
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.info("Partitions of {} were reassigned before a commit: {}", named(), e.getMessage());
            uncommitted.clear();
            return false;
        } catch (KafkaException e) {
            throw failed("commit", e);
        }
    }

    /** The next poll starts where the last commit was. Asks nothing of the broker, and so works while it is away. */
    public void rewind() {
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            Set<TopicPartition> assigned = consumer.assignment();
            uncommitted.forEach((partition, start) -> {
                if (assigned.contains(partition)) {
                    consumer.seek(partition, start);
                }
            });
        }
        uncommitted.clear();
    }

    /** The next poll starts at the first record of these partitions, whatever was committed; they must be assigned. */
    public void rewindToBeginning(Collection<TopicPartition> partitions) {
        opened().seekToBeginning(partitions);
        partitions.forEach(uncommitted::remove);
        committed = Map.of();
    }

    /**
     * Starts again from the first record of all assigned partitions where one of them was committed with another note than
     * this, once: what was read for other purposes is due again. Drop the batch in hand when it does.
     *
     * @return whether it starts again
     */
    public boolean startAgainUnless(String note) {
        Consumer<byte[], byte[]> consumer = opened();
        Map<TopicPartition, String> known = notes();
        if (known.values().stream().allMatch(note::equals)) {
            return false;
        }
        consumer.assignment().forEach(partition -> known.put(partition, note));
        rewindToBeginning(consumer.assignment());
        return true;
    }

    /** The partitions this member holds since the last poll; changing it changes nothing. */
    public Set<TopicPartition> assignment() {
        Consumer<byte[], byte[]> consumer = current;
        return consumer == null ? Set.of() : Set.copyOf(consumer.assignment());
    }

    /** Whether everything in the assigned partitions has been handed out. */
    public boolean isAtEnd() {
        Consumer<byte[], byte[]> consumer = opened();
        try {
            return consumer.endOffsets(consumer.assignment(), ASK).entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey(), ASK) >= end.getValue());
        } catch (KafkaException e) {
            throw failed("read", e);
        }
    }

    /** Records of the assigned partitions that were not fetched yet, as of the last poll. From any thread. */
    public long behind() {
        return behind;
    }

    /** Leaves the group; a later poll joins it again, at the last commit. */
    @Override
    public void close() {
        Consumer<byte[], byte[]> consumer = current;
        current = null;
        forget();
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private void tellAssigned() {
        try {
            listener.assigned(Set.copyOf(arrived));
        } catch (RuntimeException e) {
            rewind();
            throw e;
        }
        arrived.clear();
    }

    private Map<TopicPartition, String> notes() {
        Map<TopicPartition, String> known = notes;
        if (known == null) {
            Map<TopicPartition, String> read = new HashMap<>();
            Consumer<byte[], byte[]> consumer = opened();
            try {
                consumer.committed(consumer.assignment(), ASK).forEach((partition, commit) -> {
                    if (commit != null) {
                        read.put(partition, commit.metadata());
                    }
                });
            } catch (KafkaException e) {
                throw failed("read the commits of", e);
            }
            notes = read;
            known = read;
        }
        return known;
    }

    private Consumer<byte[], byte[]> opened() {
        Consumer<byte[], byte[]> consumer = current;
        if (consumer == null) {
            try {
                consumer = consumers.get();
                consumer.subscribe(topics, new Rebalances());
            } catch (KafkaException e) {
                throw failed("read", e);
            }
            current = consumer;
        }
        return consumer;
    }

    private void forget() {
        arrived.clear();
        uncommitted.clear();
        committed = Map.of();
        notes = null;
        behind = 0;
    }

    private LogUnavailableException failed(String doing, KafkaException e) {
        return LogUnavailableException.of("Could not " + doing + " " + named() + " in the group", e);
    }

    private String named() {
        return (topics.size() == 1 ? "topic " : "topics ") + String.join(", ", topics);
    }

    private final class Rebalances implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Reading here would hold up the group; poll does it before it hands anything out.
            arrived.addAll(partitions);
            committed = Map.of();
            notes = null;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                uncommitted.remove(partition);
                arrived.remove(partition);
            });
            listener.revoked(Set.copyOf(partitions));
        }
    }
}
