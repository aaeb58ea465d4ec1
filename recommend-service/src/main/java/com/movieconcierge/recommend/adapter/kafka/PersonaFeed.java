package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.events.Persona;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code personas} from the beginning, without a consumer group: a few records that every instance holds. After a
 * fault it begins anew; a record that is no persona is skipped and counted, its owner puts it to the dead letters.
 */
public final class PersonaFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PersonaFeed.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.PERSONAS.name(), 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 2_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Deserializer<Persona> values;
    private final Personas personas;
    private final FeedMetrics metrics;
    private final OccasionalWarning warning = new OccasionalWarning(LOG);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "persona-feed");

    public PersonaFeed(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Deserializer<Persona> values,
            Personas personas,
            FeedMetrics metrics) {
        this.consumers = consumers;
        this.values = values;
        this.personas = personas;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    /** Starts reading in the background. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                consumer.assign(List.of(PARTITION));
                consumer.seekToBeginning(List.of(PARTITION));
                while (closing.getCount() > 0) {
                    consumer.poll(POLL).forEach(this::take);
                }
            } catch (KafkaException e) {
                if (closing.getCount() > 0) {
                    warning.warn("Personas cannot be read, trying again: {}", e.getMessage());
                    rest();
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.key() == null) {
                throw new SerializationException("a record without a key");
            }
            String id = new String(record.key(), StandardCharsets.UTF_8);
            personas.change(
                    id,
                    record.value() == null
                            ? null
                            : PersonaRecords.persona(values.deserialize(record.topic(), record.value())));
            metrics.applied(record.topic(), 1);
        } catch (SerializationException | ClassCastException e) {
            if (e instanceof SerializationException
                    && SchemaRegistryException.isRegistryAway((SerializationException) e)) {
                throw e;
            }
            metrics.skipped(record.topic());
            warning.warn("Skipped {}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private void rest() {
        try {
            if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while waiting.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
