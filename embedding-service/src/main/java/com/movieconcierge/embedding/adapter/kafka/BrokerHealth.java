package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.TransientFault;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a Kafka broker answers. */
public final class BrokerHealth implements HealthIndicator {
    private final KafkaBroker broker;
    private final String bootstrapServers;

    public BrokerHealth(KafkaBroker broker, String bootstrapServers) {
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Health health() {
        try {
            return Health.up().withDetail("brokers", broker.brokers()).build();
        } catch (TransientFault e) {
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
