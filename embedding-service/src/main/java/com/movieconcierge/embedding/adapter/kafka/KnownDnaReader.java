package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
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

/** Reads what was made so far from movie-dna, each time on from where the last reading ended. */
public final class KnownDnaReader {
    private static final Logger LOG = LoggerFactory.getLogger(KnownDnaReader.class);

    private final Map<String, Object> config;
    private final Deserializer<SpecificRecord> values;
    private final BooleanSupplier registryAnswers;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /**
     * @param config of a consumer without a group
     * @param registryAnswers whether the schema registry does; asked before a record is blamed
     */
    public KnownDnaReader(
            Map<String, Object> config, Deserializer<SpecificRecord> values, BooleanSupplier registryAnswers) {
        this.config = Map.copyOf(config);
        this.values = values;
        this.registryAnswers = registryAnswers;
    }

    /**
     * Takes in everything that was in the topic when the call began.
     *
     * @throws TransientFault when broker or registry fail; the next call goes on where this one got to
     */
    void readToEnd(KnownDna known) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = LogReader.partitions(consumer, Topics.MOVIE_DNA.name());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, Math.max(at(positions, partition), at(starts, partition)));
            }
            LogReader.readUntil(ends, consumer, raw -> {
                note(raw, known);
                positions.put(new TopicPartition(raw.topic(), raw.partition()), raw.offset() + 1);
            });
            LOG.debug("{} films have DNA", known.size());
        } catch (KafkaException e) {
            throw Faults.broker(e);
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> raw, KnownDna known) {
        if (raw.key() == null) {
            return;
        }
        String movieId = new String(raw.key(), StandardCharsets.UTF_8);
        Object value = read(raw);
        if (value instanceof MovieDna dna && dna.getMovieId().equals(movieId)) {
            known.put(DnaRecords.toDomain(dna));
        } else {
            known.remove(movieId);
        }
    }

    /** Null for a tombstone and for what is no DNA: either way the film has none that could be kept. */
    private @Nullable Object read(ConsumerRecord<byte[], byte[]> raw) {
        try {
            return values.deserialize(raw.topic(), raw.value());
        } catch (SerializationException e) {
            if (!registryAnswers.getAsBoolean()) {
                throw Faults.registry(e);
            }
            LOG.debug("{}-{}@{} is no DNA", raw.topic(), raw.partition(), raw.offset(), e);
            return null;
        }
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }
}
