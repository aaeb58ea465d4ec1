package com.movieconcierge.recommend.adapter.elsewhere;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Circuit breakers in front of services that an answer can do without. */
final class Breakers {
    private Breakers() {}

    /**
     * Opens at the first failure; after the pause one call tries. An interrupted call says nothing about the service.
     *
     * @param nanos a clock that never goes back: by the wall clock, a step back would lengthen the pause
     * @param failed whether what came back is a failure, too
     */
    static CircuitBreaker afterOneFailure(String name, Duration pause, LongSupplier nanos, Predicate<Object> failed) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(1)
                        .minimumNumberOfCalls(1)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(pause)
                        .clock(new NanoClock(nanos))
                        .recordResult(failed)
                        .ignoreExceptions(InterruptedException.class)
                        .build());
    }

    private static final class NanoClock extends Clock {
        private final LongSupplier nanos;

        private NanoClock(LongSupplier nanos) {
            this.nanos = nanos;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(nanos.getAsLong());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
