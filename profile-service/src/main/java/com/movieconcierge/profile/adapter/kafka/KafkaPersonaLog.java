package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.Persona;
import com.movieconcierge.profile.domain.personas.PersonaLog;
import com.movieconcierge.profile.domain.personas.PersonaSet;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic {@code personas} and the office of who writes it: one partition, one consumer group; whoever holds the
 * partition fits. It is read from its beginning at each change of office. A fit is one transaction under an id that all
 * processes share, so a predecessor who was thought dead can write no more. Belongs to one thread.
 */
public final class KafkaPersonaLog implements PersonaLog, AutoCloseable {
    /** A fit reads profiles and films several times over; who takes longer than this loses the office. */
    private static final int LONGEST_FIT_MILLIS = 3_600_000;

    private static final TopicPartition PARTITION = new TopicPartition(Topics.PERSONAS.name(), 0);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, String> clients;
    private final String group;
    private final EventCodec<Persona> codec;
    private final PersonaBook written;
    private final Set<String> ids = new HashSet<>();
    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable Producer<String, byte[]> producer;
    private boolean ours;

    /** @param group of the consumers that stand for the office; also the id of the transactions */
    public KafkaPersonaLog(Map<String, String> clients, String group, EventCodec<Persona> codec) {
        this.clients = Map.copyOf(clients);
        this.group = group;
        this.codec = codec;
        this.written = new PersonaBook(codec);
    }

    @Override
    public boolean isOurs(Duration wait) {
        Consumer<byte[], byte[]> reading = consumer();
        for (ConsumerRecord<byte[], byte[]> record : reading.poll(wait)) {
            take(record);
        }
        if (!ours) {
            return false;
        }
        long end = reading.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        return reading.position(PARTITION) >= end;
    }

    @Override
    public Optional<PersonaSet> last() {
        return written.current();
    }

    @Override
    public Extent extent() {
        return new Extent(
                end(Topics.USER_PROFILES.name(), Topics.USER_PROFILES.partitions()),
                end(Topics.MOVIE_DNA.name(), Topics.MOVIE_DNA.partitions()));
    }

    private long end(String topic, int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        return consumer().endOffsets(all).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public void replace(Optional<PersonaSet> personas) {
        Producer<String, byte[]> writing = producer();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        Set<String> gone = new HashSet<>(ids);
        for (Persona persona : personas.map(PersonaEvents::toEvents).orElse(List.of())) {
            gone.remove(persona.getPersonaId());
            records.add(new ProducerRecord<>(PARTITION.topic(), persona.getPersonaId(), codec.encode(persona)));
        }
        gone.forEach(id -> records.add(new ProducerRecord<>(PARTITION.topic(), id, null)));
        try {
            writing.beginTransaction();
            records.forEach(writing::send);
            writing.commitTransaction();
        } catch (KafkaException e) {
            // Fenced, or in an unknown state: the next one starts anew, and the transaction ends by that.
            closeProducer();
            throw e;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        try {
            written.change(id, record.value());
            if (record.value() == null) {
                ids.remove(id);
            } else {
                ids.add(id);
            }
        } catch (SerializationException e) {
            if (SchemaRegistryException.isRegistryAway(e)) {
                throw e;
            }
            // Whatever it is, it is in the way of a persona of that id.
            ids.add(id);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> known = consumer;
        if (known != null) {
            return known;
        }
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_FIT_MILLIS);
        var created = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        created.subscribe(List.of(PARTITION.topic()), new Office(created));
        consumer = created;
        return created;
    }

    /** Takes and leaves office as the group decides. */
    private final class Office implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> reading;

        private Office(Consumer<byte[], byte[]> reading) {
            this.reading = reading;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.contains(PARTITION)) {
                reading.seekToBeginning(List.of(PARTITION));
                ours = true;
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (partitions.contains(PARTITION)) {
                ours = false;
                closeProducer();
            }
        }
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> known = producer;
        if (known != null) {
            return known;
        }
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, group);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
        var created = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer = created;
        created.initTransactions();
        return created;
    }

    private void closeProducer() {
        Producer<String, byte[]> known = producer;
        producer = null;
        if (known != null) {
            known.close(CLOSE_TIMEOUT);
        }
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> known = consumer;
        consumer = null;
        if (known != null) {
            known.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
        closeProducer();
    }
}
