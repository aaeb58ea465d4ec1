package com.movieconcierge.recommend.adapter.elsewhere;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** What clients of services have in common that an answer can do without. */
final class Clients {
    private Clients() {}

    /**
     * Opens at the first failure; after the pause one call tries. An interrupted call says nothing about the service.
     *
     * @param nanos a clock that never goes back: by the wall clock, a step back would lengthen the pause
     * @param failed whether what came back is a failure, too
     */
    static CircuitBreaker afterOneFailure(String name, Duration pause, LongSupplier nanos, Predicate<Object> failed) {
        InstantSource clock = () -> Instant.EPOCH.plusNanos(nanos.getAsLong());
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(1)
                        .minimumNumberOfCalls(1)
                        .failureRateThreshold(100)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(pause)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .recordResult(failed)
                        .ignoreExceptions(InterruptedException.class)
                        .build());
    }

    static HttpClient client(Duration deadline) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .build();
    }

    static <K, V> Cache<K, V> cache(int most, Duration keep, LongSupplier nanos) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(keep.toNanos(), TimeUnit.NANOSECONDS)
                .ticker(nanos::getAsLong)
                .build();
    }

    /** Where embedding-service makes vectors. */
    static URI embeddings(String embeddingUrl) {
        return URI.create(base(embeddingUrl) + "/v1/embeddings");
    }

    static String base(String url) {
        return url.replaceAll("/+$", "");
    }
}
