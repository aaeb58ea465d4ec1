package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.UnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/** Sends records and translates what can go wrong. Whatever it is, the sender may try again: 503, never a lost event. */
public final class KafkaAppender {
    private final Producer<byte[], byte[]> producer;

    public KafkaAppender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends a record.
     *
     * @param id of the receipt
     */
    CompletableFuture<Receipt> append(Supplier<ProducerRecord<byte[], byte[]>> message, String id) {
        var result = new CompletableFuture<Receipt>();
        try {
            send(message.get(), id, result);
        } catch (SerializationException e) {
            result.completeExceptionally(new UnavailableException("cannot be written: " + e.getMessage(), e));
        }
        return result;
    }

    /** @param id of the receipt */
    void send(ProducerRecord<byte[], byte[]> message, String id, CompletableFuture<Receipt> result) {
        try {
            producer.send(message, (written, failure) -> {
                if (failure == null) {
                    result.complete(new Receipt(id, written.partition(), written.offset()));
                } else {
                    result.completeExceptionally(unavailable(failure));
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            result.completeExceptionally(unavailable(e));
        }
    }

    private static UnavailableException unavailable(Exception failure) {
        return new UnavailableException("the broker did not take it: " + failure.getMessage(), failure);
    }
}
