package com.movieconcierge.logs;

import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Writes raw records; a result completes with the broker's acknowledgement. The producer is opened by the first record.
 * Safe for concurrent use; results complete on the producer's thread, which must not be held up.
 */
public final class LogWriter implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Lazy<Producer<byte[], byte[]>> producer;

    /** @param producers opens a producer, see {@link KafkaClients}; closed with this writer */
    public LogWriter(Supplier<Producer<byte[], byte[]>> producers) {
        this.producer = new Lazy<>(producers, open -> open.close(CLOSE));
    }

    /** Never throws: completes exceptionally with {@link LogUnavailableException}, whose cause is Kafka's. */
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
        var acknowledged = new CompletableFuture<RecordMetadata>();
        try {
            producer.get().send(message, (written, failure) -> {
                if (failure == null) {
                    acknowledged.complete(written);
                } else {
                    acknowledged.completeExceptionally(failed(message, failure));
                }
            });
        } catch (LogUnavailableException e) {
            acknowledged.completeExceptionally(e);
        } catch (KafkaException | IllegalStateException e) {
            // Illegal state: closed meanwhile.
            acknowledged.completeExceptionally(failed(message, e));
        }
        return acknowledged;
    }

    /**
     * Encodes a value and sends it; never throws, as {@link #send(ProducerRecord)}.
     *
     * @param value null removes what stands under the key
     */
    public <K, V> CompletableFuture<RecordMetadata> send(TopicCodec<K, V> codec, K key, @Nullable V value) {
        try {
            return send(codec.toRecord(key, value));
        } catch (SerializationException e) {
            return CompletableFuture.failedFuture(LogUnavailableException.of(
                    "Could not encode a record for topic " + codec.topic().name(), e));
        }
    }

    /** Waits up to 5 s for what is on its way; a broker that is gone does not hold it up longer. */
    @Override
    public void close() {
        producer.close();
    }

    private static LogUnavailableException failed(ProducerRecord<?, ?> message, Exception failure) {
        return LogUnavailableException.of("Could not write to topic " + message.topic(), failure);
    }
}
