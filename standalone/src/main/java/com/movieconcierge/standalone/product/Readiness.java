package com.movieconcierge.standalone.product;

import com.movieconcierge.standalone.client.Backlog;
import com.movieconcierge.standalone.client.CatalogueProgress;
import com.movieconcierge.standalone.client.Health;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a start waits for once the services run: that each can do its work, and that what is on the log has taken effect. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration STILL_LIMIT = Duration.ofMinutes(3);
    private static final Duration HEALTH_LIMIT = Duration.ofMinutes(15);
    private static final Duration READERS_LIMIT = Duration.ofSeconds(30);
    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);

    private final Instance instance;

    Readiness(Instance instance) {
        this.instance = instance;
    }

    /**
     * That nothing is missing.
     *
     * @throws Refusal when the same is missing for three minutes, or something still is after fifteen
     */
    void awaitHealth() {
        long started = System.nanoTime();
        String missing = missing();
        while (!missing.isEmpty()) {
            String before = missing;
            boolean changed = Poll.until(STILL_LIMIT, () -> !missing().equals(before));
            missing = missing();
            if (!changed || System.nanoTime() - started > HEALTH_LIMIT.toNanos()) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
                throw new Refusal("Not ready after " + seconds + " s. " + missing);
            }
        }
    }

    /**
     * All of the first world.
     *
     * @throws Refusal when it takes longer than ten minutes
     */
    void awaitFirstWorld() {
        if (!Poll.until(LOAD_LIMIT, () -> isWorkedOff() && isHealthy())) {
            throw new Refusal("Not ready after " + LOAD_LIMIT.toMinutes() + " minutes. " + onItsWay());
        }
        awaitReaders();
    }

    /** What a clean restart needs. False where a large import goes on in the background: that is not waited for. */
    boolean awaitCaughtUp() {
        var catchUp = new CatchUp(CATCH_UP_LIMIT);
        Poll.until(
                CATCH_UP_LIMIT,
                () -> (isWorkedOff() && isHealthy())
                        || Backlog.ifKnown(instance)
                                .filter(backlog -> catchUp.isHopeless(backlog, System.nanoTime()))
                                .isPresent());
        if (!isWorkedOff() || !isHealthy()) {
            return false;
        }
        awaitReaders();
        return true;
    }

    /** Which services do not answer yet, or else what those that do are short of; blank when nothing is missing. */
    String missing() {
        List<Health> down = instance.services().stream()
                .map(Health::of)
                .filter(health -> !health.up())
                .toList();
        String silent = down.stream()
                .filter(health -> !health.answers())
                .map(Health::service)
                .collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            return "Still starting: " + silent + ".";
        }
        return down.isEmpty()
                ? ""
                : "Still missing: "
                        + down.stream()
                                .map(health -> health.service() + ": " + String.join(", ", health.missing()))
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    /** What has been accepted and has not taken effect; or what is missing, where nobody can tell. */
    String onItsWay() {
        return Backlog.ifKnown(instance)
                .filter(backlog -> !backlog.isWorkedOff())
                .map(backlog -> "Still on their way: " + backlog.inWords() + ".")
                .orElseGet(this::missing);
    }

    /** That lists have what they are made of. Not for ever: a film whose DNA is a dead letter is never indexed. */
    private void awaitReaders() {
        if (!Poll.until(READERS_LIMIT, () -> CatalogueProgress.isIndexed(instance))) {
            LOG.warn("Not every film is in the index yet; lists are made without the others.");
        }
        if (!Poll.until(READERS_LIMIT, this::hasRedisAll)) {
            LOG.warn("Redis does not have every profile yet; lists say so where one is missing.");
        }
    }

    private boolean hasRedisAll() {
        return instance.services().stream().map(Health::of).allMatch(health -> health.mending()
                .isEmpty());
    }

    private boolean isHealthy() {
        return missing().isEmpty();
    }

    private boolean isWorkedOff() {
        return Backlog.isGone(instance);
    }
}
