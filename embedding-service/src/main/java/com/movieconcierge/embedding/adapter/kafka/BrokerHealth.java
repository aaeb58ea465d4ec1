package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.LogUnavailableException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a Kafka broker answers. */
public final class BrokerHealth implements HealthIndicator {
    private final Brokers brokers;
    private final String bootstrapServers;

    public BrokerHealth(Brokers brokers, String bootstrapServers) {
        this.brokers = brokers;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("brokers", brokers.nodes()).build();
        } catch (LogUnavailableException e) {
            return Health.down()
                    .withDetail(
                            "reason",
                            "no Kafka broker answers at " + bootstrapServers
                                    + ": start it, or correct KAFKA_BOOTSTRAP_SERVERS")
                    .withDetail("fault", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
