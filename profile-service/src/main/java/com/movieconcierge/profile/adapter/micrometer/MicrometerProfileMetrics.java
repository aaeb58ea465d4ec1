package com.movieconcierge.profile.adapter.micrometer;

import static java.util.Map.entry;

import com.movieconcierge.profile.domain.ProfileMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The counts as {@code concierge_profile_*}. */
public final class MicrometerProfileMetrics implements ProfileMetrics {
    private static final Map<Event, Map.Entry<String, String>> NAMES = Map.of(
            Event.IGNORED, entry("ratings.ignored", "Known events, and ones older than what holds"),
            Event.EMITTED, entry("profiles.emitted", "Profiles published"),
            Event.RECOMPUTED, entry("tastes.recomputed", "Tastes made anew from all ratings of a viewer"),
            Event.ERASED, entry("users.erased", "Erasure requests fulfilled"),
            Event.STRAYED,
                    entry("records.strayed", "Records on another partition than their viewer's, written once more"),
            Event.STATED, entry("tastes.stated", "Statements of what viewers want, and their withdrawals"),
            Event.PERSONA_CHANGED, entry("persona.changes", "Viewers who have another persona than before"),
            Event.STORE_WRITTEN, entry("store.writes", "Profiles written to Redis"),
            Event.STORE_FAILED, entry("store.failures", "Writes to Redis that failed and are tried again"));

    private final MeterRegistry registry;
    private final Timer applied;
    private final Map<Event, Counter> counters = new EnumMap<>(Event.class);

    public MicrometerProfileMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.applied = Timer.builder("concierge.profile.ratings.applied")
                .description("Ratings taken into account, timed from the record's timestamp")
                .publishPercentileHistogram()
                .register(registry);
        NAMES.forEach((event, name) -> counters.put(
                event,
                Counter.builder("concierge.profile." + name.getKey())
                        .description(name.getValue())
                        .register(registry)));
    }

    @Override
    public void count(Event event) {
        Objects.requireNonNull(counters.get(event)).increment();
    }

    @Override
    public void applied(Duration lag) {
        // A producer's clock may be ahead of ours.
        applied.record(lag.isNegative() ? Duration.ZERO : lag);
    }

    @Override
    public void deadLettered(String topic) {
        registry.counter("concierge.profile.dead.letters", "topic", topic).increment();
    }
}
