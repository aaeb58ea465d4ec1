package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.Snapshot;
import com.movieconcierge.embedding.domain.SnapshotSource;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.snapshot.SnapshotHeader;
import com.movieconcierge.schemas.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the catalogue's topics twice: first to learn where the last usable record of each key is, then to write those. So
 * it holds keys and places and never the values. A record that is no record of its topic is passed over, as readers do.
 */
public final class KafkaSnapshotSource implements SnapshotSource {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSnapshotSource.class);
    private static final List<String> TOPICS =
            Topics.catalogue().stream().map(Topic::name).toList();
    private static final int ATTEMPTS = 3;
    private static final int TELL_EVERY = 1_000;

    private final KafkaBroker broker;
    private final Map<String, Object> config;
    private final Deserializer<SpecificRecord> values;
    private final BooleanSupplier registryAnswers;
    private final Clock clock;

    /**
     * @param config of a consumer without a group
     * @param registryAnswers whether the schema registry does; asked before a record is blamed
     */
    public KafkaSnapshotSource(
            KafkaBroker broker,
            Map<String, Object> config,
            Deserializer<SpecificRecord> values,
            BooleanSupplier registryAnswers,
            Clock clock) {
        this.broker = broker;
        this.config = Map.copyOf(config);
        this.values = values;
        this.registryAnswers = registryAnswers;
        this.clock = clock;
    }

    @Override
    public String clusterId() {
        return broker.clusterId();
    }

    private record Place(int partition, long offset) {}

    @Override
    public Snapshot write(Path target, LongConsumer progress) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Snapshot written = tryToWrite(target, progress);
            if (written != null) {
                return written;
            }
            LOG.info("The catalogue's topics were compacted or made anew while they were read; reading them again");
        }
        throw new TransientFault(
                "the catalogue's topics changed under every reading",
                new IllegalStateException(ATTEMPTS + " readings"));
    }

    /** Null when a record was compacted away between the two readings, or a topic made anew. */
    private @Nullable Snapshot tryToWrite(Path target, LongConsumer progress) throws IOException {
        Instant createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String cluster = broker.clusterId();
        Map<String, String> ids = broker.topicIds(TOPICS);
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(TOPICS.stream()
                    .flatMap(topic -> LogReader.partitions(consumer, topic).stream())
                    .toList());
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(ends.keySet());
            Map<String, Map<String, Place>> last = places(consumer, ends);
            var header = new SnapshotHeader(cluster, createdAt, states(ids, starts, ends, last));
            boolean complete = writeEntries(target, header, consumer, ends, last, progress);
            return complete && broker.topicIds(TOPICS).equals(ids)
                    ? new Snapshot(cluster, createdAt, entries(header))
                    : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (KafkaException e) {
            throw Faults.broker(e);
        }
    }

    private Map<String, Map<String, Place>> places(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        Map<String, Map<String, Place>> last = new HashMap<>();
        TOPICS.forEach(topic -> last.put(topic, new HashMap<>()));
        readAll(consumer, ends, raw -> {
            Map<String, Place> places = last.getOrDefault(raw.topic(), Map.of());
            if (raw.key() != null && raw.value() == null) {
                places.remove(key(raw));
            } else if (raw.key() != null && value(raw) != null) {
                places.put(key(raw), place(raw));
            }
        });
        return last;
    }

    private boolean writeEntries(
            Path target,
            SnapshotHeader header,
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Map<String, Map<String, Place>> last,
            LongConsumer progress)
            throws IOException {
        long[] written = {0};
        try (SnapshotWriter writer = new SnapshotWriter(target, header)) {
            readAll(consumer, ends, raw -> {
                if (raw.key() != null
                        && place(raw)
                                .equals(last.getOrDefault(raw.topic(), Map.of()).get(key(raw)))) {
                    append(writer, raw);
                    if (++written[0] % TELL_EVERY == 0) {
                        progress.accept(written[0]);
                    }
                }
            });
            progress.accept(written[0]);
            return writer.isComplete();
        }
    }

    private static void readAll(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> use) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        LogReader.readUntil(ends, consumer, raw -> {
            // What came later is not of this snapshot: whoever starts from it reads on from the ends.
            if (raw.offset() < ends.getOrDefault(new TopicPartition(raw.topic(), raw.partition()), 0L)) {
                use.accept(raw);
            }
        });
    }

    private void append(SnapshotWriter writer, ConsumerRecord<byte[], byte[]> raw) {
        SpecificRecord value = value(raw);
        if (value != null) {
            try {
                writer.append(raw.topic(), key(raw), value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Null for what is no record of its topic. */
    private @Nullable SpecificRecord value(ConsumerRecord<byte[], byte[]> raw) {
        try {
            SpecificRecord value = values.deserialize(raw.topic(), raw.value());
            return Topics.catalogue().stream()
                            .filter(topic -> topic.name().equals(raw.topic()))
                            .flatMap(topic -> topic.valueSchema().stream())
                            .anyMatch(schema -> schema.getFullName()
                                    .equals(value.getSchema().getFullName()))
                    ? value
                    : null;
        } catch (SerializationException e) {
            if (!registryAnswers.getAsBoolean()) {
                throw Faults.registry(e);
            }
            LOG.debug("{}-{}@{} is passed over", raw.topic(), raw.partition(), raw.offset(), e);
            return null;
        }
    }

    private static Map<String, SnapshotHeader.TopicState> states(
            Map<String, String> ids,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Map<String, Map<String, Place>> last) {
        Map<String, SnapshotHeader.TopicState> states = new HashMap<>();
        ids.forEach((topic, id) -> states.put(
                topic,
                new SnapshotHeader.TopicState(
                        id,
                        last.getOrDefault(topic, Map.of()).size(),
                        byPartition(topic, starts),
                        byPartition(topic, ends))));
        return states;
    }

    private static List<Long> byPartition(String topic, Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .filter(offset -> offset.getKey().topic().equals(topic))
                .sorted(Comparator.comparingInt(offset -> offset.getKey().partition()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<String, Long> entries(SnapshotHeader header) {
        return header.topics().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, topic -> topic.getValue()
                .entries()));
    }

    private static Place place(ConsumerRecord<byte[], byte[]> raw) {
        return new Place(raw.partition(), raw.offset());
    }

    private static String key(ConsumerRecord<byte[], byte[]> raw) {
        return new String(raw.key(), StandardCharsets.UTF_8);
    }
}
