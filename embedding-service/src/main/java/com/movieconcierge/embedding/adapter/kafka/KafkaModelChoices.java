package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.ModelChoice;
import com.movieconcierge.embedding.domain.ModelChoices;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.ModelSpec;
import com.movieconcierge.events.CandidateModel;
import com.movieconcierge.events.ServingModel;
import com.movieconcierge.model.Modality;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic serving-models. Its one reader here stays open: a look at it costs a poll that waits for nothing. */
public final class KafkaModelChoices implements ModelChoices {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaModelChoices.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int PATIENCE = 20;

    private final Map<String, Object> config;
    private final Runnable createTopics;
    private final Deserializer<SpecificRecord> values;
    private final Serializer<ServingModel> written;
    private final KafkaWriter writer;
    private final Clock clock;
    private final Map<Modality, ModelChoice> choices = new EnumMap<>(Modality.class);

    private @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * @param config of a consumer without a group
     * @param createTopics run before the first reading, again and again until it succeeds
     */
    public KafkaModelChoices(
            Map<String, Object> config,
            Runnable createTopics,
            Deserializer<SpecificRecord> values,
            Serializer<ServingModel> written,
            KafkaWriter writer,
            Clock clock) {
        this.config = Map.copyOf(config);
        this.createTopics = createTopics;
        this.values = values;
        this.written = written;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Map<Modality, ModelChoice> read() {
        try {
            Consumer<byte[], byte[]> open = consumer;
            if (open == null) {
                readFromTheFirst();
            } else {
                open.poll(Duration.ZERO).forEach(this::note);
            }
            return Map.copyOf(choices);
        } catch (KafkaException e) {
            close();
            throw Faults.broker(e);
        }
    }

    private void readFromTheFirst() {
        createTopics.run();
        Consumer<byte[], byte[]> open =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer = open;
        choices.clear();
        List<TopicPartition> partitions = open.partitionsFor(Topics.SERVING_MODELS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        open.assign(partitions);
        open.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = open.endOffsets(partitions);
        for (int polls = 0; ends.entrySet().stream().anyMatch(end -> open.position(end.getKey()) < end.getValue()); ) {
            var records = open.poll(FIRST_WAIT);
            records.forEach(this::note);
            if (records.isEmpty() && ++polls > PATIENCE) {
                throw new KafkaException(Topics.SERVING_MODELS.name() + " cannot be read to its end");
            }
        }
    }

    /** What is no decision changes nothing; the topic is the operator's, and says so in the log. */
    private void note(ConsumerRecord<byte[], byte[]> raw) {
        try {
            String key = raw.key() == null ? "" : new String(raw.key(), StandardCharsets.UTF_8);
            Modality modality = Modality.of(key);
            SpecificRecord value = values.deserialize(raw.topic(), raw.value());
            if (value == null) {
                choices.remove(modality);
            } else {
                choices.put(modality, toDomain(modality, (ServingModel) value));
            }
        } catch (SerializationException e) {
            if (SchemaRegistryException.isRegistryAway(e)) {
                close();
                throw Faults.registry(e);
            }
            LOG.warn("{}@{} is no decision about a model: {}", raw.topic(), raw.offset(), e.getMessage());
        } catch (IllegalArgumentException | ClassCastException e) {
            LOG.warn("{}@{} is no decision about a model: {}", raw.topic(), raw.offset(), e.getMessage());
        }
    }

    private static ModelChoice toDomain(Modality modality, ServingModel chosen) {
        return new ModelChoice(
                new ModelKey(modality, chosen.getModelId(), chosen.getModelVersion()),
                Optional.ofNullable(chosen.getCandidate())
                        .map(candidate -> new ModelSpec(
                                candidate.getModel(),
                                Optional.ofNullable(candidate.getLocation()),
                                Optional.ofNullable(candidate.getSha256()))));
    }

    @Override
    public CompletableFuture<Void> decide(ModelChoice choice) {
        ModelKey serving = choice.serving();
        var value = new ServingModel(
                serving.modality().key(),
                serving.id(),
                serving.version(),
                clock.instant(),
                choice.candidate()
                        .map(spec -> new CandidateModel(
                                spec.model(),
                                spec.location().orElse(null),
                                spec.sha256().orElse(null)))
                        .orElse(null));
        try {
            String topic = Topics.SERVING_MODELS.name();
            byte[] key = serving.modality().key().getBytes(StandardCharsets.UTF_8);
            return writer.send(new ProducerRecord<>(topic, key, written.serialize(topic, value)));
        } catch (SerializationException e) {
            // Every field is set, so nothing but the registry can have failed.
            return CompletableFuture.failedFuture(Faults.registry(e));
        }
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close();
        }
    }
}
