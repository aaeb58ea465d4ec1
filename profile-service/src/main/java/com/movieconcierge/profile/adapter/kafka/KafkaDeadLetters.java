package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.schemas.DeadLetter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Dead letters by a producer of their own: the global consumer has no part in the stream's transactions. */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final ProfileMetrics metrics;

    public KafkaDeadLetters(Map<String, String> clients, ProfileMetrics metrics) {
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "profile-dead-letters");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.metrics = metrics;
    }

    /**
     * Waits until the broker has the letter.
     *
     * @throws KafkaException when it does not take it
     */
    @Override
    public void setAside(ConsumerRecord<byte[], byte[]> source, String reason, Throwable cause) {
        try {
            producer.send(DeadLetter.of(source, EventIntake.SERVICE, reason, cause))
                    .get();
            metrics.deadLettered(source.topic());
        } catch (ExecutionException e) {
            throw new KafkaException("cannot write to the dead letters of " + source.topic(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
