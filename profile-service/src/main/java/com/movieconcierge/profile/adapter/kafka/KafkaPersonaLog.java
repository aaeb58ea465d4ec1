package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.logs.GroupReader;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.Persona;
import com.movieconcierge.profile.adapter.kafka.stream.CurrentPersonas;
import com.movieconcierge.profile.domain.personas.PersonaSchedule.Extent;
import com.movieconcierge.profile.domain.personas.PersonaSet;
import com.movieconcierge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The topic {@code personas} and the leadership over it: one partition, one consumer group; whoever holds the partition
 * fits. It is read from its beginning at each change of leader. A fit is one transaction under an id that all
 * processes share, so a predecessor who was thought dead can write no more. Belongs to one thread, except where it says so.
 */
public final class KafkaPersonaLog implements AutoCloseable {
    /** A fit goes through all viewers and films; who takes longer than this leads no more. */
    private static final int LONGEST_FIT_MILLIS = 3_600_000;

    private static final TopicPartition PARTITION = new TopicPartition(Topics.PERSONAS.name(), 0);
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final Duration DELIVERY = Duration.ofMinutes(2);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final String group;
    private final RetryingCodec<String, Persona> codec;
    private final CurrentPersonas written;
    private final GroupReader members;
    private final LogReader inputs;
    private final Set<String> ids = new HashSet<>();
    private @Nullable Producer<byte[], byte[]> producer;
    private volatile boolean holdsPartition;

    /** @param group of the consumers that may lead; also the id of the transactions */
    public KafkaPersonaLog(KafkaClients clients, String group, Map<String, ?> registry) {
        this.clients = clients;
        this.group = group;
        this.codec = new RetryingCodec<>(Topics.PERSONAS, registry);
        this.written = new CurrentPersonas(codec);
        Map<String, Object> settings =
                clients.group(group, group, Map.of(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_FIT_MILLIS));
        this.members = new GroupReader(
                () -> KafkaClients.openConsumer(settings), List.of(PARTITION.topic()), new Leadership());
        this.inputs = new LogReader(
                () -> KafkaClients.openConsumer(clients.reader(group + "-inputs")),
                Topics.USER_PROFILES.name(),
                Topics.MOVIE_DNA.name());
    }

    /** Waits a while for news of the group. To be asked again and again: who does not ask leads no more. */
    boolean isLeader(Duration wait) {
        try {
            members.poll(wait).forEach(this::take);
        } catch (RuntimeException e) {
            // Nothing is ever committed: all of it comes again, which changes nothing.
            members.rewind();
            throw e;
        }
        return holdsPartition && members.isAtEnd();
    }

    /** Whether this process holds the partition; from any thread. */
    boolean holdsPartition() {
        return holdsPartition;
    }

    /** The personas that were written last. Only for the leader. */
    Optional<PersonaSet> last() {
        return written.current();
    }

    Extent extent() {
        Map<TopicPartition, Long> ends = inputs.endOffsets();
        return new Extent(sum(ends, Topics.USER_PROFILES.name()), sum(ends, Topics.MOVIE_DNA.name()));
    }

    private static long sum(Map<TopicPartition, Long> ends, String topic) {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Replaces all personas at once: those of the fit, and no others. */
    void replace(Optional<PersonaSet> personas) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Set<String> gone = new HashSet<>(ids);
        for (Persona persona : personas.map(PersonaSet::personas).orElse(List.of())) {
            gone.remove(persona.personaId());
            records.add(codec.toRecord(persona.personaId(), persona));
        }
        gone.forEach(id -> records.add(codec.toRecord(id, null)));
        try {
            Producer<byte[], byte[]> writing = producer();
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
        boolean isTombstone = written.change(id, record.value()) && record.value() == null;
        // Whatever a record is that is no persona, it is in the way of one of that id.
        if (isTombstone) {
            ids.remove(id);
        } else {
            ids.add(id);
        }
    }

    private final class Leadership implements GroupReader.Listener {
        @Override
        public void assigned(Set<TopicPartition> partitions) {
            if (partitions.contains(PARTITION)) {
                members.rewindToBeginning(List.of(PARTITION));
                holdsPartition = true;
            }
        }

        @Override
        public void revoked(Set<TopicPartition> partitions) {
            if (partitions.contains(PARTITION)) {
                holdsPartition = false;
                closeProducer();
            }
        }
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> known = producer;
        if (known != null) {
            return known;
        }
        Map<String, Object> settings = new HashMap<>(clients.durable(group, REQUEST, DELIVERY));
        settings.putIfAbsent(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group);
        Producer<byte[], byte[]> created = KafkaClients.openProducer(settings);
        producer = created;
        created.initTransactions();
        return created;
    }

    private void closeProducer() {
        Producer<byte[], byte[]> known = producer;
        producer = null;
        if (known != null) {
            known.close(CLOSE_TIMEOUT);
        }
    }

    @Override
    public void close() {
        members.close();
        inputs.close();
        closeProducer();
    }
}
