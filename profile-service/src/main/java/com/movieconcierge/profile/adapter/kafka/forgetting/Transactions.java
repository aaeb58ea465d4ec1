package com.movieconcierge.profile.adapter.kafka.forgetting;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** What producers of transactions have in common here. */
final class Transactions {
    /** Readers of committed records wait behind a transaction of somebody who died for as long as this. */
    private static final int TIMEOUT_MILLIS = 30_000;

    private Transactions() {}

    static Map<String, Object> settings(Map<String, Object> producer, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(producer);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MILLIS);
        return Map.copyOf(settings);
    }

    /**
     * Waits until all that was sent is acknowledged; for no longer than {@code delivery.timeout.ms} in the end.
     *
     * @throws KafkaException of the first that was not
     */
    static void await(Collection<? extends Future<?>> sent) {
        sent.forEach(Transactions::await);
    }

    static <T> T await(Future<T> sent) {
        try {
            return sent.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }
}
