package com.movieconcierge.platform;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.springframework.beans.BeansException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health that says in a sentence, under {@code reason}, what is wrong and what to do about it. */
public final class HealthSentence {
    private static final long BROKER_TIMEOUT_MILLIS = 2_000;

    private HealthSentence() {}

    /** Down with what {@code problem} says; up while it says nothing. */
    public static HealthIndicator of(Supplier<Optional<String>> problem) {
        return () ->
                problem.get().map(HealthSentence::down).orElseGet(Health::up).build();
    }

    /** Down with that sentence unless {@code good}. */
    public static HealthIndicator of(BooleanSupplier good, String sentence) {
        return of(() -> good.getAsBoolean() ? Optional.empty() : Optional.of(sentence));
    }

    /** Down, for that reason. */
    public static Health.Builder down(String reason) {
        return Health.down().withDetail("reason", reason);
    }

    /** Up with the number of nodes while the broker answers. */
    static HealthIndicator ofBroker(Supplier<Admin> admin, String bootstrapServers) {
        return () -> {
            try {
                int nodes = admin.get()
                        .describeCluster()
                        .nodes()
                        .get(BROKER_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                        .size();
                return Health.up().withDetail("nodes", nodes).build();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return down("interrupted while asking the broker").build();
            } catch (ExecutionException | TimeoutException | KafkaException | BeansException e) {
                return down("no Kafka broker answers at " + bootstrapServers
                                + ": start it, or correct KAFKA_BOOTSTRAP_SERVERS")
                        .build();
            }
        };
    }
}
