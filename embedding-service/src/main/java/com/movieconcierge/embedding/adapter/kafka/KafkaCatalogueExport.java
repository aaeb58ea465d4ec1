package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.flow.SnapshotStore.CatalogueExport;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.CatalogueSnapshot;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.Decoded;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.snapshot.SnapshotHeader;
import com.movieconcierge.schemas.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the catalogue's topics twice: first to learn where the last usable record of each key is, then to write those. So
 * it holds keys and places and never the values. A record that is no record of its topic is passed over, as readers do.
 */
public final class KafkaCatalogueExport implements CatalogueExport {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCatalogueExport.class);
    private static final List<String> TOPICS =
            Topics.catalogue().stream().map(Topic::name).toList();
    private static final int ATTEMPTS = 3;
    private static final int TELL_EVERY = 1_000;

    private final Brokers brokers;
    private final LogReader reader;
    private final Map<String, TopicCodec<?, ?>> codecs;
    private final Clock clock;

    /** @param consumers opens a consumer without a group */
    public KafkaCatalogueExport(
            Brokers brokers, Supplier<Consumer<byte[], byte[]>> consumers, Map<String, ?> registry, Clock clock) {
        this.brokers = brokers;
        this.reader = new LogReader(consumers, TOPICS.toArray(String[]::new));
        this.codecs = Topics.catalogue().stream()
                .collect(Collectors.toMap(Topic::name, topic -> new TopicCodec<>(topic, registry)));
        this.clock = clock;
    }

    @Override
    public String clusterId() {
        return KafkaFaults.translated(brokers::clusterId);
    }

    private record Key(String topic, String key) {}

    private record Place(int partition, long offset) {}

    @Override
    public CatalogueSnapshot write(Path target, LongConsumer progress) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            CatalogueSnapshot written = tryToWrite(target, progress);
            if (written != null) {
                return written;
            }
            LOG.info("Catalogue topics were compacted or recreated while being read, reading them again");
        }
        throw new TransientFault(
                "the catalogue topics changed during every attempt to read them",
                new IllegalStateException(ATTEMPTS + " readings"));
    }

    /** Null when a record was compacted away between the two readings, or a topic made anew. */
    private @Nullable CatalogueSnapshot tryToWrite(Path target, LongConsumer progress) throws IOException {
        Instant createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (LogReader open = reader) {
            String cluster = brokers.clusterId();
            Map<String, String> ids = brokers.topicIds(TOPICS);
            Map<TopicPartition, Long> ends = open.endOffsets();
            Map<TopicPartition, Long> starts = open.firstOffsets();
            Map<Key, Place> last = places(ends);
            var header = new SnapshotHeader(cluster, createdAt, states(ids, starts, ends, last));
            boolean complete = writeEntries(target, header, ends, last, progress);
            return complete && brokers.topicIds(TOPICS).equals(ids)
                    ? new CatalogueSnapshot(cluster, createdAt, entries(header))
                    : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (LogUnavailableException | SerializationException e) {
            throw KafkaFaults.translated(e);
        }
    }

    private Map<Key, Place> places(Map<TopicPartition, Long> ends) {
        Map<Key, Place> last = new HashMap<>();
        readAll(ends, raw -> {
            Decoded<?, ?> decoded = codec(raw).decode(raw);
            if (decoded instanceof Decoded.Usable<?, ?>) {
                last.put(key(raw), place(raw));
            } else if (decoded instanceof Decoded.Tombstone<?, ?>) {
                last.remove(key(raw));
            } else if (decoded instanceof Decoded.RegistryAway<?, ?> away) {
                throw away.cause();
            }
        });
        return last;
    }

    private boolean writeEntries(
            Path target,
            SnapshotHeader header,
            Map<TopicPartition, Long> ends,
            Map<Key, Place> last,
            LongConsumer progress)
            throws IOException {
        long[] written = {0};
        try (SnapshotWriter writer = new SnapshotWriter(target, header)) {
            readAll(ends, raw -> {
                if (raw.key() != null && place(raw).equals(last.get(key(raw)))) {
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

    /** What came later is not of this snapshot: whoever starts from it reads on from the ends. */
    private void readAll(Map<TopicPartition, Long> ends, LogReader.Handler use) {
        reader.rewind();
        reader.until(ends, () -> {}, use);
    }

    private void append(SnapshotWriter writer, ConsumerRecord<byte[], byte[]> raw) {
        try {
            writer.append(raw.topic(), key(raw).key, codec(raw).toAvro(raw.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TopicCodec<?, ?> codec(ConsumerRecord<byte[], byte[]> raw) {
        return Objects.requireNonNull(codecs.get(raw.topic()));
    }

    private static Map<String, SnapshotHeader.TopicState> states(
            Map<String, String> ids,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Map<Key, Place> last) {
        Map<String, SnapshotHeader.TopicState> states = new HashMap<>();
        ids.forEach((topic, id) -> states.put(
                topic,
                new SnapshotHeader.TopicState(
                        id,
                        last.keySet().stream()
                                .filter(key -> key.topic.equals(topic))
                                .count(),
                        SnapshotHeader.byPartition(topic, starts),
                        SnapshotHeader.byPartition(topic, ends))));
        return states;
    }

    private static Map<String, Long> entries(SnapshotHeader header) {
        return header.topics().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, topic -> topic.getValue()
                .entries()));
    }

    private static Place place(ConsumerRecord<byte[], byte[]> raw) {
        return new Place(raw.partition(), raw.offset());
    }

    private static Key key(ConsumerRecord<byte[], byte[]> raw) {
        return new Key(raw.topic(), new String(raw.key(), StandardCharsets.UTF_8));
    }
}
