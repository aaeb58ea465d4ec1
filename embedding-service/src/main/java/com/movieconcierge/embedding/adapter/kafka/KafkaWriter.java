package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.TransientFault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes raw records; a result completes with the broker's acknowledgement. Safe for concurrent use. */
public final class KafkaWriter implements AutoCloseable {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final Lazy<ClosingProducer> producer;

    /** @param config of the producer: bootstrap servers, {@code acks=all} */
    public KafkaWriter(Map<String, Object> config) {
        this.producer = new Lazy<>(() ->
                new ClosingProducer(new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())));
    }

    /** Completes exceptionally with {@link TransientFault}, whose cause is the broker's. */
    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
        var acknowledged = new CompletableFuture<Void>();
        try {
            producer.get().producer().send(record, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(Faults.broker(failure));
                }
            });
        } catch (TransientFault e) {
            acknowledged.completeExceptionally(e);
        } catch (KafkaException e) {
            acknowledged.completeExceptionally(Faults.broker(e));
        }
        return acknowledged;
    }

    @Override
    public void close() throws Exception {
        producer.close();
    }

    /** A producer that does not wait half a minute for a broker that is gone. */
    private record ClosingProducer(Producer<byte[], byte[]> producer) implements AutoCloseable {
        @Override
        public void close() {
            producer.close(CLOSE_WAIT);
        }
    }
}
