package com.movieconcierge.logs;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka client that is made when first needed, and tried again when that fails: a client cannot even be constructed while
 * the broker's name does not resolve, and a service is to start all the same. Safe for concurrent use.
 */
final class Lazy<T> {
    private final Supplier<? extends T> factory;
    private final java.util.function.Consumer<? super T> closer;
    private @Nullable T value;
    private boolean closed;

    Lazy(Supplier<? extends T> factory, java.util.function.Consumer<? super T> closer) {
        this.factory = factory;
        this.closer = closer;
    }

    /** @throws LogUnavailableException when the client cannot be made at the moment, or was closed for good */
    synchronized T get() {
        if (closed) {
            throw new LogUnavailableException("The Kafka client is closed", null);
        }
        T made = value;
        if (made == null) {
            try {
                made = factory.get();
            } catch (KafkaException e) {
                throw LogUnavailableException.of("Could not create a Kafka client, check bootstrap.servers", e);
            }
            value = made;
        }
        return made;
    }

    /** For good. */
    synchronized void close() {
        T made = value;
        value = null;
        closed = true;
        if (made != null) {
            closer.accept(made);
        }
    }
}
