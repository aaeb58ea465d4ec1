package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.profile.domain.personas.CatalogueLoad;
import com.movieconcierge.profile.domain.personas.Drift;
import com.movieconcierge.profile.domain.personas.PersonaFit;
import com.movieconcierge.profile.domain.personas.PersonaFit.Fitted;
import com.movieconcierge.profile.domain.personas.PersonaFit.TooFew;
import com.movieconcierge.profile.domain.personas.PersonaSchedule;
import com.movieconcierge.profile.domain.personas.PersonaSchedule.Extent;
import com.movieconcierge.profile.domain.personas.PersonaSet;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits personas when it is time, on one thread of low priority that no stream waits for, in the one process that leads.
 * What goes wrong is tried again after a pause that grows, and shows in health; the personas there are stay.
 */
public final class PersonaLoop {
    private static final Logger LOG = LoggerFactory.getLogger(PersonaLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final KafkaPersonaLog log;
    private final KafkaPersonaInputs inputs;
    private final PersonaFit fit;
    private final PersonaSchedule schedule;
    private final Supplier<Drift> drift;
    private final Clock clock;
    private final RepeatingTask loop = new RepeatingTask(
            "personas", Duration.ZERO, FIRST_PAUSE, LONGEST_PAUSE, this::round, this::failed, () -> {});
    private final CatalogueLoad catalogue = new CatalogueLoad();
    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<PersonaFit.Outcome> outcome = Optional.empty();
    private Optional<PersonaSchedule.Try> last = Optional.empty();

    /** @param log closed here */
    public PersonaLoop(
            KafkaPersonaLog log,
            KafkaPersonaInputs inputs,
            PersonaFit fit,
            PersonaSchedule schedule,
            Supplier<Drift> drift,
            Clock clock) {
        this.log = log;
        this.inputs = inputs;
        this.fit = fit;
        this.schedule = schedule;
        this.drift = drift;
        this.clock = clock;
    }

    public void start() {
        loop.start(Thread.MIN_PRIORITY);
    }

    /** Stops; a fit under way is given up. */
    public void stop() throws InterruptedException {
        loop.stop();
        log.close();
    }

    /** What keeps personas from being fitted, as a sentence; empty when nothing does. */
    public Optional<String> healthProblem() {
        return problem;
    }

    /** Whether this process is the one that does what only one should do. */
    public boolean leads() {
        return log.holdsPartition();
    }

    /** What came of the last fit in this process. */
    public Optional<PersonaFit.Outcome> outcome() {
        return outcome;
    }

    private void round() {
        if (log.isLeader(POLL)) {
            fitWhenDue();
        }
        problem = Optional.empty();
    }

    private void failed(RuntimeException failure, Duration pause) {
        problem = Optional.of("personas cannot be fitted: " + failure.getMessage());
        LOG.warn("Personas cannot be fitted, trying again in {} s", pause.toSeconds(), failure);
    }

    private void fitWhenDue() {
        Optional<PersonaSet> personas = log.last();
        Extent extent = log.extent();
        Instant now = clock.instant();
        boolean isLoaded = catalogue.hasSettled(extent.dna(), now, personas.isPresent(), schedule.pause());
        if (!isLoaded && !schedule.isDue(now, personas, last, extent, drift.get())) {
            return;
        }
        last = Optional.of(new PersonaSchedule.Try(now, extent));
        PersonaFit.Outcome result;
        try (ViewerSample viewers = inputs.viewers()) {
            String version = Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
            result = fit.fit(viewers, inputs.catalogue(), personas, version, now);
        }
        if (result instanceof Fitted fitted) {
            log.replace(Optional.of(fitted.personas()));
            LOG.info(
                    "{} personas of {} viewers, silhouette {}, in {} ms",
                    fitted.personas().personas().size(),
                    fitted.personas().viewers(),
                    Math.round(fitted.personas().silhouette() * 1000) / 1000.0,
                    Duration.between(now, clock.instant()).toMillis());
        } else if (result instanceof TooFew few) {
            if (personas.isPresent()) {
                log.replace(Optional.empty());
            }
            LOG.debug("{} viewers, personas need {}", few.viewers(), few.least());
        }
        outcome = Optional.of(result);
    }
}
