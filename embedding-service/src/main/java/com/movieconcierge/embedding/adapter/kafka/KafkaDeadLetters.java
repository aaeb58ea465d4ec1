package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.DeadLetters;
import com.movieconcierge.embedding.domain.MovieEvent;
import com.movieconcierge.schemas.DeadLetter;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets records of the movies topic aside on {@code movies.dlq}. */
public final class KafkaDeadLetters implements DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);
    private static final String SERVICE = "embedding-service";

    private final KafkaWriter writer;

    public KafkaDeadLetters(KafkaWriter writer) {
        this.writer = writer;
    }

    @Override
    public CompletableFuture<Void> setAside(MovieEvent.Origin origin, String reason, RuntimeException cause) {
        ConsumerRecord<byte[], byte[]> raw = ((RecordOrigin) origin).raw();
        LOG.warn("{}-{}@{} is set aside: {}", raw.topic(), raw.partition(), raw.offset(), reason);
        CompletableFuture<Void> kept = writer.send(DeadLetter.of(raw, SERVICE, reason, cause));
        return kept.handle(
                        (done, failure) -> isTooLarge(failure) ? writer.send(withoutValue(raw, reason, cause)) : kept)
                .thenCompose(outcome -> outcome);
    }

    /** With the reason's headers on top, a record of just the allowed size is too large; its place in the log remains. */
    private static ProducerRecord<byte[], byte[]> withoutValue(
            ConsumerRecord<byte[], byte[]> raw, String reason, RuntimeException cause) {
        byte[] value = raw.value();
        int size = value == null ? 0 : value.length;
        ProducerRecord<byte[], byte[]> full =
                DeadLetter.of(raw, SERVICE, reason + " (its " + size + " bytes are too large to be kept)", cause);
        return new ProducerRecord<>(full.topic(), null, full.key(), null, full.headers());
    }

    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }
}
