package com.movieconcierge.ingest.adapter.metrics;

import com.movieconcierge.ingest.domain.IngestMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code concierge.ingest.ratings.{accepted,rejected,failed}} by source, {@code concierge.ingest.produce} as a timer. */
public final class MicrometerIngestMetrics implements IngestMetrics {
    private static final String RATINGS = "concierge.ingest.ratings.";

    private final MeterRegistry registry;
    private final Timer produce;

    public MicrometerIngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.produce = Timer.builder("concierge.ingest.produce")
                .description("From handing a rating to the log until it is durable")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    @Override
    public void accepted(String source) {
        count("accepted", "source", source);
    }

    @Override
    public void rejected(String source, String field) {
        count("rejected", "source", source, "field", known(field));
    }

    @Override
    public void failed(String source) {
        count("failed", "source", source);
    }

    @Override
    public void produced(long nanos) {
        produce.record(nanos, TimeUnit.NANOSECONDS);
    }

    private void count(String what, String... tags) {
        registry.counter(RATINGS + what, tags).increment();
    }

    /** A sender can make up field names; they must not become so many time series. */
    private static String known(String field) {
        return switch (field) {
            case "eventId", "userId", "movieId", "rating", "ratedAt", "timestamp", "title", "body" -> field;
            default -> "other";
        };
    }
}
