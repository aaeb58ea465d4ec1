package com.movieconcierge.platform;

import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.LogUnavailableException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health that says in a sentence, under {@code reason}, what is wrong and what to do about it. */
public final class HealthSentence {
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
    static HealthIndicator ofBroker(Brokers brokers, String bootstrapServers) {
        return () -> {
            try {
                return Health.up().withDetail("nodes", brokers.nodes()).build();
            } catch (LogUnavailableException e) {
                return down("no Kafka broker answers at " + bootstrapServers
                                + ": start it, or correct KAFKA_BOOTSTRAP_SERVERS")
                        .build();
            }
        };
    }
}
