package com.movieconcierge.logs;

import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Printable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets records that cannot be used aside on {@code <topic>.dlq}, with the reason and their origin in headers. Safe for
 * concurrent use. The writer belongs to the caller.
 */
public final class DeadLetterWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);

    /** Told of every record that was set aside, once it is durable; on the producer's thread. */
    @FunctionalInterface
    public interface Listener {
        void setAside(ConsumerRecord<byte[], byte[]> source);
    }

    private final LogWriter writer;
    private final String service;
    private final Listener listener;

    /** @param service which gives the records up, as named in the headers */
    public DeadLetterWriter(LogWriter writer, String service) {
        this(writer, service, source -> {});
    }

    /** @param listener counts, for instance */
    public DeadLetterWriter(LogWriter writer, String service, Listener listener) {
        this.writer = writer;
        this.service = service;
        this.listener = listener;
    }

    /**
     * Completes once the letter is durable, exceptionally with {@link LogUnavailableException} when it cannot be written.
     * With the headers on top, a record of just the allowed size is too large; then only its place, key and reason are
     * kept.
     *
     * @param reason a sentence that says what is wrong with the record
     * @param cause what was thrown while it was read
     */
    public CompletableFuture<Void> setAside(ConsumerRecord<byte[], byte[]> source, String reason, Throwable cause) {
        LOG.warn(
                "Setting {}-{}@{} aside: {}",
                source.topic(),
                source.partition(),
                source.offset(),
                Printable.withoutQuotes(reason));
        return writer.send(DeadLetter.of(source, service, reason, cause))
                .exceptionallyCompose(failure -> isTooLarge(failure)
                        ? writer.send(withoutValue(source, reason, cause))
                        : CompletableFuture.failedFuture(failure))
                .thenAccept(written -> listener.setAside(source));
    }

    /**
     * As {@link #setAside}, and waits for it, as long as the producer takes to give up.
     *
     * @throws LogUnavailableException when it cannot be written
     */
    public void setAsideAndWait(ConsumerRecord<byte[], byte[]> source, String reason, Throwable cause) {
        try {
            setAside(source, reason, cause).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LogUnavailableException unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    private ProducerRecord<byte[], byte[]> withoutValue(
            ConsumerRecord<byte[], byte[]> source, String reason, Throwable cause) {
        byte[] value = source.value();
        int size = value == null ? 0 : value.length;
        ProducerRecord<byte[], byte[]> full =
                DeadLetter.of(source, service, reason + " (its " + size + " bytes are too large to be kept)", cause);
        return new ProducerRecord<>(full.topic(), null, full.key(), null, full.headers());
    }

    private static boolean isTooLarge(Throwable failure) {
        Throwable unwrapped =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return unwrapped instanceof LogUnavailableException unavailable
                && unavailable.isCausedBy(RecordTooLargeException.class);
    }
}
