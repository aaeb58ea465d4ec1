package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.model.BehaviourReport;
import java.time.Duration;
import java.time.Instant;

/** Reports for tests. */
public final class Reports {
    private Reports() {}

    public static BehaviourReport of(Instant fittedAt, long ratings) {
        return new BehaviourReport(
                fittedAt, ratings, 10, 20, Instant.EPOCH, fittedAt, 100, 0.2, 0.1, Duration.ofSeconds(1), 1_000);
    }
}
