package com.movieconcierge.logs;

import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the records. A handler that cannot take one for now throws {@link TryAgain}, {@link
 * LogUnavailableException} or a {@link SchemaRegistryException} that says the registry is away: it is handed over again
 * after a pause, and nothing is skipped. Any other exception begins the log anew, so a record that cannot be used is the handler's to set aside.
 */
public sealed interface LogHandler {
    /**
     * Reading begins, the first time or anew.
     *
     * @param first where each partition begins
     * @param ends where each ends; when these are reached, {@link #caughtUp} is called
     * @return offsets to start from; a partition that is not named starts at its beginning
     */
    default Map<TopicPartition, Long> begin(Map<TopicPartition, Long> first, Map<TopicPartition, Long> ends) {
        return Map.of();
    }

    /** Everything that was there at {@link #begin} has been handed over. Once after each beginning. */
    default void caughtUp() {}

    /** Takes records one by one. */
    @FunctionalInterface
    non-sealed interface Records extends LogHandler {
        void take(ConsumerRecord<byte[], byte[]> message);
    }

    /** Takes what one poll brought, never nothing; handed over again as a whole. */
    @FunctionalInterface
    non-sealed interface Batches extends LogHandler {
        void take(List<ConsumerRecord<byte[], byte[]>> messages);
    }

    /** Thrown by a handler that waits for something else; the message says for what. */
    final class TryAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TryAgain(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
