package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.TransientFault;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka client that is made when first needed, and tried again when that fails: a client cannot even be constructed while
 * the broker's name does not resolve, and the service is to start all the same.
 */
final class Lazy<T extends AutoCloseable> implements AutoCloseable {
    private final Supplier<T> factory;
    private @Nullable T value;

    Lazy(Supplier<T> factory) {
        this.factory = factory;
    }

    /** @throws TransientFault when the client cannot be made at the moment */
    synchronized T get() {
        T made = value;
        if (made == null) {
            try {
                made = factory.get();
            } catch (KafkaException e) {
                throw Faults.broker(e);
            }
            value = made;
        }
        return made;
    }

    @Override
    public synchronized void close() throws Exception {
        T made = value;
        value = null;
        if (made != null) {
            made.close();
        }
    }
}
