package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.MovieEvent;
import com.movieconcierge.embedding.domain.MovieLog;
import com.movieconcierge.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The movies topic, read in a consumer group with commits by hand. */
public final class KafkaMovieLog implements MovieLog {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaMovieLog.class);
    private static final Duration POLL_WAIT = Duration.ofMillis(500);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final Runnable createTopics;
    private final Runnable onAssignment;
    private final Supplier<String> fingerprint;
    private final MovieReader reader;

    private @Nullable Consumer<byte[], byte[]> consumer;
    private boolean assignmentIsNew;
    /** Where the uncommitted records start. */
    private final Map<TopicPartition, Long> uncommitted = new HashMap<>();

    private Map<TopicPartition, Long> committed = Map.of();
    /** Fingerprints of the models that the committed films were read for. */
    private Map<TopicPartition, String> modelsOfCommits = new HashMap<>();

    private volatile long behind;

    /**
     * @param config of the consumer: group, bootstrap servers, {@code max.poll.records}
     * @param registryAnswers whether the schema registry does; see {@link MovieReader}
     * @param createTopics run before the first poll, again and again until it succeeds
     * @param onAssignment run when partitions came from another member, before their records are handed out: what that
     *     member has written has to be known by then
     * @param fingerprint of the models at work; kept beside the committed offsets, and where it is another one the films
     *     are read again from the first
     */
    public KafkaMovieLog(
            Map<String, Object> config,
            Deserializer<SpecificRecord> values,
            BooleanSupplier registryAnswers,
            Runnable createTopics,
            Runnable onAssignment,
            Supplier<String> fingerprint) {
        this.config = Map.copyOf(config);
        this.reader = new MovieReader(values, registryAnswers);
        this.createTopics = createTopics;
        this.onAssignment = onAssignment;
        this.fingerprint = fingerprint;
    }

    @Override
    public List<MovieEvent> poll() {
        try {
            Consumer<byte[], byte[]> open = opened();
            ConsumerRecords<byte[], byte[]> records = open.poll(POLL_WAIT);
            noteStarts(records);
            if (assignmentIsNew) {
                onAssignment.run();
                assignmentIsNew = false;
                modelsOfCommits = modelsOfCommits(open);
            }
            if (startAgainForOtherModels(open)) {
                return List.of();
            }
            behind = lagOf(open);
            List<MovieEvent> events = new ArrayList<>(records.count());
            for (ConsumerRecord<byte[], byte[]> raw : records) {
                events.add(reader.read(raw));
            }
            return events;
        } catch (KafkaException e) {
            throw Faults.broker(e);
        }
    }

    /** Positions rather than the last records' offsets, so that transaction markers do not look like work left. */
    @Override
    public void commit() {
        Consumer<byte[], byte[]> open = opened();
        try {
            String models = fingerprint.get();
            Map<TopicPartition, Long> positions = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (TopicPartition partition : open.assignment()) {
                long position = open.position(partition);
                positions.put(partition, position);
                offsets.put(partition, new OffsetAndMetadata(position, models));
            }
            if (!positions.equals(committed)) {
                open.commitSync(offsets);
                committed = positions;
                positions.keySet().forEach(partition -> modelsOfCommits.put(partition, models));
            }
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // The partitions have moved on; their new owner gets the records again and finds them unchanged.
            LOG.info("partitions were reassigned before a commit: {}", e.getMessage());
        } catch (KafkaException e) {
            throw Faults.broker(e);
        }
        uncommitted.clear();
    }

    @Override
    public void rewind() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            return;
        }
        Set<TopicPartition> assigned = open.assignment();
        uncommitted.forEach((partition, start) -> {
            if (assigned.contains(partition)) {
                open.seek(partition, start);
            }
        });
        uncommitted.clear();
    }

    /** Records of the assigned partitions that were not fetched yet, as of the last poll. */
    public long behind() {
        return behind;
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close(CloseOptions.timeout(CLOSE_WAIT));
        }
    }

    private Consumer<byte[], byte[]> opened() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            createTopics.run();
            open = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            open.subscribe(List.of(Topics.MOVIES.name()), new OnAssignment());
            consumer = open;
        }
        return open;
    }

    private static Map<TopicPartition, String> modelsOfCommits(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, String> models = new HashMap<>();
        consumer.committed(consumer.assignment()).forEach((partition, offset) -> {
            if (offset != null) {
                models.put(partition, offset.metadata());
            }
        });
        return models;
    }

    /** What was read for other models is due again for these; what needs no work costs next to nothing. */
    private boolean startAgainForOtherModels(Consumer<byte[], byte[]> consumer) {
        String models = fingerprint.get();
        List<TopicPartition> due = modelsOfCommits.entrySet().stream()
                .filter(read -> !read.getValue().equals(models))
                .map(Map.Entry::getKey)
                .toList();
        if (due.isEmpty()) {
            return false;
        }
        LOG.info("the models have changed: films are read again from the first, those that lack a vector get it");
        consumer.assignment().forEach(partition -> modelsOfCommits.put(partition, models));
        consumer.seekToBeginning(consumer.assignment());
        uncommitted.clear();
        committed = Map.of();
        return true;
    }

    private void noteStarts(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            uncommitted.putIfAbsent(partition, records.records(partition).get(0).offset());
        }
    }

    private static long lagOf(Consumer<byte[], byte[]> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private final class OnAssignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Reading here would hold up the group; poll does it before it hands anything out.
            assignmentIsNew = true;
            committed = Map.of();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(uncommitted::remove);
        }
    }
}
