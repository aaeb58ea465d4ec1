package com.movieconcierge.embedding.adapter.actuator;

import com.movieconcierge.embedding.domain.flow.FlowState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether films are being embedded; if not, why. */
public final class FlowHealth implements HealthIndicator {
    private final FlowState state;

    public FlowHealth(FlowState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        FlowState.Condition now = state.current();
        Health.Builder health =
                switch (now.phase()) {
                    case RUNNING, RETRYING -> Health.up();
                    case STARTING, STOPPED -> Health.outOfService();
                    case PAUSED, FAILED -> Health.down();
                };
        health.withDetail("phase", now.phase());
        return now.reason().isEmpty()
                ? health.build()
                : health.withDetail("reason", now.reason()).build();
    }
}
