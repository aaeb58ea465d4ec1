package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.model.Persona;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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
    private final TopicCodec<String, Persona> codec;
    private final Personas personas;
    private final FeedMetrics metrics;
    private final OccasionalWarning warning = new OccasionalWarning(LOG);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "persona-feed");

    public PersonaFeed(
            Supplier<Consumer<byte[], byte[]>> consumers,
            TopicCodec<String, Persona> codec,
            Personas personas,
            FeedMetrics metrics) {
        this.consumers = consumers;
        this.codec = codec;
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
        codec.decode(record)
                .take(
                        (id, persona) -> {
                            personas.change(id, persona);
                            metrics.applied(record.topic(), 1);
                        },
                        reason -> {
                            metrics.skipped(record.topic());
                            warning.warn(
                                    "Skipped {}-{}@{}: {}",
                                    record.topic(),
                                    record.partition(),
                                    record.offset(),
                                    reason);
                        });
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
