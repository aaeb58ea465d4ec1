package com.movieconcierge.profile.adapter.micrometer;

import com.movieconcierge.profile.domain.ProfileMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The counts as {@code concierge_profile_*}. */
public final class MicrometerProfileMetrics implements ProfileMetrics {
    private final MeterRegistry registry;
    private final Timer applied;
    private final Counter ignored;
    private final Counter emitted;
    private final Counter recomputed;
    private final Counter erased;
    private final Counter stated;
    private final Counter personaChanges;
    private final Counter written;
    private final Counter failed;

    public MicrometerProfileMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.applied = Timer.builder("concierge.profile.ratings.applied")
                .description("Ratings taken into account, timed from the record's timestamp")
                .publishPercentileHistogram()
                .register(registry);
        this.ignored = counter("ratings.ignored", "Known events, and ones older than what holds");
        this.emitted = counter("profiles.emitted", "Profiles published");
        this.recomputed = counter("tastes.recomputed", "Tastes made anew from all ratings of a viewer");
        this.erased = counter("users.erased", "Erasure requests fulfilled");
        this.stated = counter("tastes.stated", "Statements of what viewers want, and their withdrawals");
        this.personaChanges = counter("persona.changes", "Viewers who have another persona than before");
        this.written = counter("store.writes", "Profiles written to Redis");
        this.failed = counter("store.failures", "Writes to Redis that failed and are tried again");
    }

    private Counter counter(String name, String description) {
        return Counter.builder("concierge.profile." + name)
                .description(description)
                .register(registry);
    }

    @Override
    public void applied(Duration lag) {
        // A producer's clock may be ahead of ours.
        applied.record(lag.isNegative() ? Duration.ZERO : lag);
    }

    @Override
    public void ignored() {
        ignored.increment();
    }

    @Override
    public void deadLettered(String topic) {
        registry.counter("concierge.profile.dead.letters", "topic", topic).increment();
    }

    @Override
    public void emitted() {
        emitted.increment();
    }

    @Override
    public void recomputed() {
        recomputed.increment();
    }

    @Override
    public void erased() {
        erased.increment();
    }

    @Override
    public void stated() {
        stated.increment();
    }

    @Override
    public void personaChanged() {
        personaChanges.increment();
    }

    @Override
    public void storeWritten() {
        written.increment();
    }

    @Override
    public void storeFailed() {
        failed.increment();
    }
}
