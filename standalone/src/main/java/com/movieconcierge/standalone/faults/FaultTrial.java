package com.movieconcierge.standalone.faults;

import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.faults.check.Checker;
import com.movieconcierge.standalone.faults.check.Verdict;
import com.movieconcierge.standalone.faults.load.FreshnessProbe;
import com.movieconcierge.standalone.faults.load.FreshnessProbe.Served;
import com.movieconcierge.standalone.faults.scene.Scene;
import com.movieconcierge.standalone.faults.scene.Subject;
import com.movieconcierge.standalone.faults.scene.Timeline;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** One fault on one product: load, the fault in the middle of it, healing, and then what became of everything. */
final class FaultTrial {
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final Duration AFTER = Duration.ofSeconds(3);
    private static final Duration SERVED_LIMIT = Duration.ofSeconds(60);
    private static final Duration LAST_LIMIT = Duration.ofSeconds(20);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(60);
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(15);

    private static final Duration CHECK_PAUSE = Duration.ofSeconds(1);

    private final Fault fault;
    private final Subject subject;
    private final long seed;
    private final Clock clock;
    private final Timeline timeline;

    FaultTrial(Fault fault, Subject subject, long seed, Clock clock, Timeline timeline) {
        this.fault = fault;
        this.subject = subject;
        this.seed = seed;
        this.clock = clock;
        this.timeline = timeline;
    }

    FaultOutcome run() throws IOException, InterruptedException {
        try (var scene = new Scene(subject, fault.name(), seed, timeline, clock);
                var load = scene.load()) {
            FreshnessProbe probe = load.probe();
            timeline.note("load begins");
            scene.waitFor(BEFORE);
            Optional<String> stuck = strike(scene);
            timeline.note("the fault is over");
            Optional<Duration> healed = stuck.isPresent() ? Optional.empty() : healed(scene, probe);
            scene.waitFor(AFTER);
            load.stop();
            probe.finish(healed.isPresent() ? LAST_LIMIT : AFTER);
            timeline.note("load ends");
            Verdict verdict = verdict(scene, stuck, healed);
            return new FaultOutcome(
                    fault,
                    Optional.empty(),
                    scene.ledger().acknowledgements(),
                    verdict,
                    probe.worstGap(),
                    healed,
                    timeline.moments(),
                    probe.served());
        }
    }

    /** Returns why the product could not be brought back; empty when it was. */
    private Optional<String> strike(Scene scene) throws IOException, InterruptedException {
        timeline.note(fault.sentence());
        scene.over();
        try {
            fault.strike(scene);
            return Optional.empty();
        } catch (Refusal | KafkaException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Duration> healed(Scene scene, FreshnessProbe probe) {
        Poll.until(SERVED_LIMIT, () -> healedAt(scene, probe).isPresent());
        return healedAt(scene, probe).map(at -> Duration.ofMillis(at - scene.overAt()));
    }

    private static Optional<Long> healedAt(Scene scene, FreshnessProbe probe) {
        return probe.served().stream()
                .filter(served -> served.acknowledgedAt() >= scene.overAt())
                .map(Served::servedAt)
                .min(Comparator.naturalOrder());
    }

    /** Looks again for a while, where something is wrong: copies are allowed to follow a moment later. */
    private Verdict verdict(Scene scene, Optional<String> stuck, Optional<Duration> healed)
            throws InterruptedException {
        if (stuck.isEmpty() && healed.isPresent()) {
            Poll.until(SETTLE_LIMIT, subject::isSettled);
        }
        scene.sender().flush();
        Duration patience = healed.isPresent() ? CHECK_LIMIT : Duration.ZERO;
        Instant until = clock.instant().plus(patience);
        Verdict verdict = look(scene);
        while (!verdict.isClean() && clock.instant().isBefore(until)) {
            scene.waitFor(CHECK_PAUSE);
            verdict = look(scene);
        }
        scene.found().forEach(verdict::failed);
        stuck.ifPresent(verdict::failed);
        if (stuck.isEmpty() && healed.isEmpty()) {
            verdict.failed("No rating made after the fault was in a list within " + SERVED_LIMIT.toSeconds() + " s.");
        }
        return verdict;
    }

    private Verdict look(Scene scene) {
        Verdict verdict = new Checker(subject).look(scene.ledger());
        subject.unsettled().forEach(verdict::failed);
        try {
            fault.look(scene, verdict);
        } catch (Refusal e) {
            verdict.failed("Could not be checked: " + e.getMessage());
        }
        return verdict;
    }
}
