package com.movieconcierge.ingest.adapter.kafka;

import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.LogWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Sends records and translates what can go wrong. Whatever it is, the sender may try again: 503, never a lost event. */
public final class KafkaAppender {
    private final LogWriter writer;

    public KafkaAppender(LogWriter writer) {
        this.writer = writer;
    }

    /**
     * Sends a record.
     *
     * @param id of the receipt
     */
    CompletableFuture<Receipt> append(Supplier<ProducerRecord<byte[], byte[]>> message, String id) {
        try {
            return writer.send(message.get()).handle((written, failure) -> {
                if (failure != null) {
                    throw unavailable(failure);
                }
                return new Receipt(id, written.partition(), written.offset());
            });
        } catch (SerializationException e) {
            return CompletableFuture.failedFuture(new UnavailableException("cannot be written: " + e.getMessage(), e));
        }
    }

    private static UnavailableException unavailable(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        String reason = cause instanceof LogUnavailableException log && log.getCause() != null
                ? String.valueOf(log.getCause().getMessage())
                : String.valueOf(cause.getMessage());
        return new UnavailableException("the broker did not take it: " + reason, cause);
    }
}
