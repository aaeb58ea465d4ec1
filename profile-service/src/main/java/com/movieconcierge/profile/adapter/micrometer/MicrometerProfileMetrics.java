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
    private static final Map<Event, Map.Entry<String, String>> NAMES = Map.ofEntries(
            entry(Event.IGNORED, entry("ratings.ignored", "Known events, and ones older than what holds")),
            entry(Event.EMITTED, entry("profiles.emitted", "Profiles published")),
            entry(Event.RECOMPUTED, entry("tastes.recomputed", "Tastes made anew from all ratings of a viewer")),
            entry(Event.ERASED, entry("users.erased", "Erasure requests fulfilled")),
            entry(
                    Event.STRAYED,
                    entry("records.strayed", "Records on another partition than their viewer's, written once more")),
            entry(Event.STATED, entry("tastes.stated", "Statements of what viewers want, and their withdrawals")),
            entry(Event.PERSONA_CHANGED, entry("persona.changes", "Viewers who have another persona than before")),
            entry(Event.STORE_WRITTEN, entry("store.writes", "Profiles written to Redis")),
            entry(Event.STORE_FAILED, entry("store.failures", "Writes to Redis that failed and are tried again")),
            entry(
                    Event.STORE_MISSED,
                    entry("store.missed", "Writes that were a change of something else than what Redis has")),
            entry(Event.STORE_REFUSED, entry("store.refused", "Writes refused because a later owner has written")),
            entry(
                    Event.STORE_SET_ASIDE,
                    entry("store.aside", "Writes that Redis refused for a reason of their own, given up")),
            entry(Event.STORE_LOST, entry("store.losses", "Times that Redis lacked what was written to it")),
            entry(
                    Event.STORE_REPAIRED,
                    entry("store.repairs", "Profiles written to Redis in full because it lacked something")));

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
