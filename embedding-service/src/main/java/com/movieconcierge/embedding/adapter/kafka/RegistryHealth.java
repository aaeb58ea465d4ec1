package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.schemas.serde.SchemaRegistryClient;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the schema registry answers. */
public final class RegistryHealth implements HealthIndicator {
    private final SchemaRegistryClient registry;
    private final String url;

    public RegistryHealth(SchemaRegistryClient registry, String url) {
        this.registry = registry;
        this.url = url;
    }

    @Override
    public Health health() {
        return registry.isReachable()
                ? Health.up().build()
                : Health.down()
                        .withDetail(
                                "reason",
                                "no schema registry answers at " + url + ": start it, or correct SCHEMA_REGISTRY_URL")
                        .build();
    }
}
