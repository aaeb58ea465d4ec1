package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.DnaChange;
import com.movieconcierge.embedding.domain.DnaChanges;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The movie-dna topic, read in a consumer group of its own. A record that is no DNA is passed over and counted: the owner
 * of the topic puts it on its dead-letter topic.
 */
public final class KafkaDnaChanges implements DnaChanges {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaDnaChanges.class);
    private static final Duration POLL_WAIT = Duration.ofMillis(500);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final Deserializer<SpecificRecord> values;
    private final BooleanSupplier registryAnswers;
    private final Runnable createTopics;
    private final Runnable passedOver;
    private @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * @param config of the consumer: group, bootstrap servers, {@code max.poll.records}
     * @param registryAnswers whether the schema registry does; asked before a record is blamed
     * @param createTopics run before the first poll, again and again until it succeeds
     * @param passedOver counts records that are no DNA
     */
    public KafkaDnaChanges(
            Map<String, Object> config,
            Deserializer<SpecificRecord> values,
            BooleanSupplier registryAnswers,
            Runnable createTopics,
            Runnable passedOver) {
        this.config = Map.copyOf(config);
        this.values = values;
        this.registryAnswers = registryAnswers;
        this.createTopics = createTopics;
        this.passedOver = passedOver;
    }

    @Override
    public List<DnaChange> poll() {
        try {
            List<DnaChange> changes = new ArrayList<>();
            opened().poll(POLL_WAIT).forEach(raw -> read(raw).ifPresent(changes::add));
            return changes;
        } catch (KafkaException e) {
            throw Faults.broker(e);
        }
    }

    private Consumer<byte[], byte[]> opened() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            createTopics.run();
            open = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            open.subscribe(List.of(Topics.MOVIE_DNA.name()));
            consumer = open;
        }
        return open;
    }

    private Optional<DnaChange> read(ConsumerRecord<byte[], byte[]> raw) {
        var origin = new RecordOrigin(raw);
        Instant at = Instant.ofEpochMilli(raw.timestamp());
        try {
            if (raw.key() == null) {
                throw new IllegalArgumentException("a record without a key");
            }
            String movieId = new String(raw.key(), StandardCharsets.UTF_8);
            SpecificRecord value = values.deserialize(raw.topic(), raw.value());
            if (value == null) {
                return Optional.of(new DnaChange(movieId, Optional.empty(), at, origin));
            }
            if (!(value instanceof MovieDna dna) || !dna.getMovieId().equals(movieId)) {
                throw new IllegalArgumentException("no DNA of " + movieId);
            }
            return Optional.of(new DnaChange(movieId, Optional.of(DnaRecords.toDomain(dna)), at, origin));
        } catch (SerializationException e) {
            if (!registryAnswers.getAsBoolean()) {
                throw Faults.registry(e);
            }
            return passOver(raw, e);
        } catch (IllegalArgumentException e) {
            return passOver(raw, e);
        }
    }

    private Optional<DnaChange> passOver(ConsumerRecord<byte[], byte[]> raw, RuntimeException reason) {
        LOG.debug("{}-{}@{} is no DNA", raw.topic(), raw.partition(), raw.offset(), reason);
        passedOver.run();
        return Optional.empty();
    }

    @Override
    public void commit() {
        try {
            opened().commitSync();
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // The partitions have moved on; their new owner gets the records again, with the same times.
            LOG.debug("not committed", e);
        } catch (KafkaException e) {
            throw Faults.broker(e);
        }
    }

    /** The next poll starts where the last commit was, as a new member of the group. */
    @Override
    public void rewind() {
        close();
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close(CloseOptions.timeout(CLOSE_WAIT));
        }
    }
}
