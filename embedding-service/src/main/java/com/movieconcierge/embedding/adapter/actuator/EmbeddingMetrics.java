package com.movieconcierge.embedding.adapter.actuator;

import com.movieconcierge.embedding.domain.flow.EmbeddingProgress;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmOutcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.LongSupplier;

/**
 * Counters and gauges of the flow. Every record of the movies topic that was finished is in exactly one
 * {@code concierge.embedding.films} counter; one that comes again after a fault is counted again.
 *
 * @param queueDepth films waiting for a worker
 * @param moviesBehind records of the assigned partitions not fetched yet, as of the last poll
 * @param windowedTexts texts too long for one window of the sentence transformer
 */
public record EmbeddingMetrics(
        EmbeddingProgress progress, LongSupplier queueDepth, LongSupplier moviesBehind, LongSupplier windowedTexts)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (FilmOutcome outcome : FilmOutcome.values()) {
            FunctionCounter.builder("concierge.embedding.films", progress, p -> p.count(outcome))
                    .description("Records of the movies topic, by what became of them")
                    .tag("outcome", outcome.key())
                    .register(registry);
        }
        FunctionCounter.builder("concierge.embedding.texts.windowed", windowedTexts, LongSupplier::getAsLong)
                .description("Texts too long for one window, read in several")
                .register(registry);
        Gauge.builder("concierge.embedding.queue.depth", queueDepth, LongSupplier::getAsLong)
                .description("Films waiting for a worker")
                .register(registry);
        Gauge.builder("concierge.embedding.movies.behind", moviesBehind, LongSupplier::getAsLong)
                .description("Records of the movies topic not fetched yet")
                .register(registry);
    }
}
