package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.TopicAdmin;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Keeps the stream running: waits for the broker, creates missing topics, and starts anew, after a pause that grows, when
 * the stream has died. Whatever was in a transaction is then done again.
 */
public final class StreamsRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final long ADMIN_TIMEOUT_MILLIS = 10_000;
    private static final Optional<String> NOT_STARTED = Optional.of("the stream has not started yet");

    private final Supplier<Topology> topology;
    private final RestoreProgress restored;
    private final Properties settings;
    private final short replicationFactor;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable KafkaStreams streams;
    private volatile Optional<String> problem = NOT_STARTED;
    private @Nullable Thread supervisor;
    /** A kill -9 leaves stores without checkpoints; Kafka wipes those of tasks, but not the global one. */
    private boolean localStateIsCorrupt;

    /** The topology is built anew for each start; {@code restored} hears of stores that are read to the end of their topics. */
    public StreamsRunner(
            Supplier<Topology> topology, StateRestoreListener restored, Properties settings, short replicationFactor) {
        this.topology = topology;
        this.restored = new RestoreProgress(restored);
        this.settings = settings;
        this.replicationFactor = replicationFactor;
    }

    public void start() {
        supervisor = new Thread(this::supervise, "profile-stream-supervisor");
        supervisor.start();
    }

    /** Stops, leaving the group, so that the next start does not wait for a session to run out. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        Thread running = supervisor;
        if (running != null) {
            running.interrupt();
            running.join(CLOSE_TIMEOUT.toMillis());
        }
    }

    /** What keeps the stream from running, as a sentence; empty when it runs. */
    public Optional<String> healthProblem() {
        KafkaStreams current = streams;
        if (current != null && current.state() == State.RUNNING) {
            return Optional.empty();
        }
        OptionalInt percent = restored.percent();
        if (current != null && current.state() == State.REBALANCING && percent.isPresent()) {
            return Optional.of("the stream reads its state again: " + percent.getAsInt() + " %");
        }
        return problem.or(() -> Optional.of("the stream is " + (current == null ? "not started" : current.state())));
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        while (stopping.getCount() > 0) {
            long started = System.nanoTime();
            try {
                createTopics();
                runUntilItDies();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (stopping.getCount() == 0) {
                    return;
                }
                localStateIsCorrupt = isCorruption(e);
                problem = Optional.of("the stream does not start: " + e.getMessage());
                LOG.warn("The stream does not start, trying again in {} s: {}", pause.toSeconds(), e.getMessage());
            }
            boolean ranWell = System.nanoTime() - started > HEALTHY_AFTER.toNanos();
            pause = ranWell ? FIRST_PAUSE : pause;
            if (!stoppedWithin(pause)) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void runUntilItDies() throws InterruptedException {
        CountDownLatch dead = new CountDownLatch(1);
        KafkaStreams current = new KafkaStreams(topology.get(), settings);
        try {
            current.setGlobalStateRestoreListener(restored);
            current.setUncaughtExceptionHandler(failure -> {
                LOG.error("The stream has failed and starts anew", failure);
                problem = Optional.of("the stream has failed: " + NestedExceptionUtils.getMostSpecificCause(failure));
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            current.setStateListener((now, before) -> {
                if (now == State.RUNNING) {
                    problem = Optional.empty();
                    LOG.info("The stream is running");
                } else if (now == State.ERROR || now == State.NOT_RUNNING) {
                    dead.countDown();
                }
            });
            streams = current;
            if (localStateIsCorrupt) {
                LOG.warn("The local state was not closed cleanly; it is read again from its topics");
                current.cleanUp();
                localStateIsCorrupt = false;
            }
            restored.reset();
            problem = problem.equals(NOT_STARTED) ? Optional.empty() : problem;
            current.start();
            dead.await();
        } finally {
            close(current);
        }
    }

    private void close(KafkaStreams current) {
        // An interrupt asked us to stop; closing in peace needs the flag down.
        boolean interrupted = Thread.interrupted();
        current.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void createTopics() {
        try (Admin admin = Admin.create(new StreamsConfig(settings).getAdminConfigs("profile-topics"))) {
            TopicAdmin.createMissing(admin, replicationFactor, ADMIN_TIMEOUT_MILLIS);
        }
    }

    private boolean stoppedWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static boolean isCorruption(@Nullable Throwable failure) {
        return failure != null && (failure instanceof TaskCorruptedException || isCorruption(failure.getCause()));
    }
}
