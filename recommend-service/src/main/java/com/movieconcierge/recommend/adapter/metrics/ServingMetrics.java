package com.movieconcierge.recommend.adapter.metrics;

import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** {@code concierge.*} meters of serving. */
public final class ServingMetrics implements PipelineMetrics {
    private final MeterRegistry registry;
    private final Map<String, Timer> stages = new ConcurrentHashMap<>();
    private final Timer stale;
    private final Counter disagreed;

    public ServingMetrics(MeterRegistry registry, Supplier<IndexSnapshot> index, ProfileUpdates updates) {
        this.registry = registry;
        this.stale = Timer.builder("concierge.list.staleness")
                .description("Age of the profile when its list is done")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.disagreed = Counter.builder("concierge.explanations.inconsistent")
                .description("Lists whose profile holds more than its complete history explains")
                .register(registry);
        registry.gauge("concierge.index.films", index, films -> films.get().size());
        registry.gauge("concierge.index.transform.films", index, films -> films.get()
                .transform()
                .films());
        registry.gauge("concierge.reads.waiting", updates, ProfileUpdates::waiting);
    }

    @Override
    public <T> T timed(String stage, Supplier<T> work) {
        Timer.Sample sample = Timer.start(registry);
        T result = work.get();
        sample.stop(stages.computeIfAbsent(stage, this::timer));
        return result;
    }

    private Timer timer(String stage) {
        return Timer.builder("concierge.pipeline.stage")
                .description("Time of one stage of a recommendation")
                .tag("stage", stage)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    @Override
    public void served(Recommendations recommendations) {
        registry.counter(
                        "concierge.lists.served",
                        "source",
                        recommendations.source().key(),
                        "degraded",
                        String.join(",", recommendations.degraded()))
                .increment();
        stale.record(recommendations.stale());
    }

    @Override
    public void historyDisagreed() {
        disagreed.increment();
    }
}
