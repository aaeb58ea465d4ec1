package com.movieconcierge.embedding.adapter.djl;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the sentence transformer is loaded; if not, why. */
public final class ModelHealth implements HealthIndicator {
    private final ThemeEncoder encoder;

    public ModelHealth(ThemeEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Health health() {
        Health.Builder health = encoder.missing()
                .map(reason -> Health.down().withDetail("reason", reason))
                .orElseGet(Health::up);
        return health.withDetail("model", encoder.model().id())
                .withDetail("version", encoder.model().version())
                .build();
    }
}
