package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.schemas.TopicAdmin;
import com.movieconcierge.schemas.TopicSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the stream running: waits for the broker, creates missing topics, and starts anew, after a pause that grows, when
 * the stream has died. Whatever was in a transaction is then done again. While the topics are not what the stream needs, it
 * stands still and says why: before a start, and in the middle when somebody changes them.
 */
public final class StreamsRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    /** Between two looks at the topics; Kafka's own clients notice a change within five minutes. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final long CREATE_MILLIS = 10_000;
    /** Of files' ages. */
    private static final Clock CLOCK = Clock.systemUTC();

    private final Supplier<Topology> topology;
    private final RestoreProgress restored;
    private final Properties settings;
    private final TopicSettings topicSettings;
    private final String applicationId;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable StreamLife life;
    private volatile Optional<String> problem = Optional.of("the stream has not started yet");
    private volatile List<String> differences = List.of();
    private @Nullable Thread supervisor;
    /** A kill -9 leaves stores without checkpoints; Kafka wipes those of tasks, but not the global one. */
    private boolean localStateIsCorrupt;

    /** The topology is built anew for each start; {@code restored} hears of stores that are read to the end of their topics. */
    public StreamsRunner(
            Supplier<Topology> topology,
            StateRestoreListener restored,
            Properties settings,
            TopicSettings topicSettings) {
        this.topology = topology;
        this.restored = new RestoreProgress(restored);
        this.settings = settings;
        this.topicSettings = topicSettings;
        this.applicationId = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    public void start() {
        supervisor = new Thread(this::supervise, "profile-stream-supervisor");
        supervisor.start();
    }

    public void stop() throws InterruptedException {
        stopping.countDown();
        Thread running = supervisor;
        if (running != null) {
            running.interrupt();
            running.join(STOP_TIMEOUT.toMillis());
        }
    }

    /** What keeps the stream from running, or from its broker, as a sentence; empty when it runs. */
    public Optional<String> healthProblem() {
        StreamLife current = life;
        return current == null ? problem : current.problem();
    }

    /** In what the topics differ, without harm, from those that would be created now; in sentences. */
    public List<String> differences() {
        return differences;
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        while (stopping.getCount() > 0) {
            long started = System.nanoTime();
            try (Admin admin = Admin.create(new StreamsConfig(settings).getAdminConfigs("profile-topics"))) {
                liveOnce(admin);
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

    private void liveOnce(Admin admin) throws InterruptedException {
        TopicAdmin.createMissing(admin, topicSettings, CREATE_MILLIS);
        Topology next = topology.get();
        StreamTopics topics = StreamTopics.of(next.describe(), applicationId);
        TopicAdmin.renewChangelogs(admin, topics.ofViewers(), topicSettings, CREATE_MILLIS);
        var watch = new TopicWatch(topics, topicSettings);
        var origin = new StateOrigin(
                Path.of(settings.getProperty(StreamsConfig.STATE_DIR_CONFIG)), applicationId, topics.mirrored());
        if (!areFit(watch.look(admin))) {
            return;
        }
        boolean isForeign = origin.isForeign(admin, CLOCK);
        try (StreamLife current = new StreamLife(next, settings, restored)) {
            life = current;
            if (localStateIsCorrupt || isForeign) {
                LOG.warn(
                        "The local state {}; it is read again from its topics",
                        isForeign ? "is too old, or may have come from other topics" : "was not closed cleanly");
                current.wipeState();
                localStateIsCorrupt = false;
            }
            current.start();
            watchUntilItDies(current, watch, origin, admin);
        } finally {
            life = null;
        }
    }

    private void watchUntilItDies(StreamLife current, TopicWatch watch, StateOrigin origin, Admin admin)
            throws InterruptedException {
        boolean isNoted = false;
        long looked = System.nanoTime();
        while (!current.diesWithin(GLANCE)) {
            if (!isNoted && current.hasRun()) {
                isNoted = isAnswered(() -> origin.note(admin));
            }
            if (System.nanoTime() - looked > LOOK_EVERY.toNanos()) {
                looked = System.nanoTime();
                var findings = new AtomicReference<>(TopicWatch.Findings.NONE);
                if (isAnswered(() -> findings.set(watch.look(admin)))) {
                    if (!areFit(Objects.requireNonNull(findings.get()))) {
                        return;
                    }
                    origin.touch(CLOCK);
                }
            }
        }
        problem = current.problem();
    }

    private boolean areFit(TopicWatch.Findings findings) {
        if (!findings.differences().equals(differences)) {
            findings.differences().forEach(difference -> LOG.warn("Noticed: {}", difference));
            differences = findings.differences();
        }
        if (findings.faults().isEmpty()) {
            return true;
        }
        var refusal = Optional.of("the stream stands still: " + String.join("; and ", findings.faults()));
        if (!refusal.equals(problem)) {
            LOG.error("{}", refusal.get());
        }
        problem = refusal;
        return false;
    }

    /** A broker that is away meanwhile is none of the topics' business. */
    private static boolean isAnswered(Runnable question) throws InterruptedException {
        try {
            question.run();
            return true;
        } catch (KafkaException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
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
