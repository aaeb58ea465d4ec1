package com.movieconcierge.logs;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what an admin client is asked. */
public final class KafkaAnswers {
    private KafkaAnswers() {}

    /**
     * The answer.
     *
     * @param doing what is asked, to follow "could not", e.g. "count the brokers"
     * @param patience the most it may take
     * @throws LogUnavailableException when the broker refuses, or does not answer in time
     */
    public static <T> T await(String doing, KafkaFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("Interrupted, could not " + doing, e);
        } catch (ExecutionException e) {
            throw LogUnavailableException.of("Could not " + doing, e);
        } catch (TimeoutException e) {
            throw new LogUnavailableException(
                    "Could not " + doing + ": no Kafka broker answered within " + patience.toMillis() + " ms", e);
        }
    }
}
