package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.flow.TransientFault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps {@link EmbeddingFlow}, {@link FeatureFlow} and {@link BehaviourFlow} going, each on a thread of its own, and tells
 * health how they fare. A transient fault is tried again, ever more slowly, and shows in health as a pause when it lasts;
 * anything else is a bug: the loop ends, says so, and nothing more is committed.
 */
public final class PollLoop implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);

    /**
     * @param first wait before the first retry; doubled each time
     * @param longest wait between two retries; well below Kafka's max.poll.interval.ms
     * @param retries in a row before the flow counts as paused
     */
    public record Patience(Duration first, Duration longest, int retries) {
        public static final Patience DEFAULT = new Patience(Duration.ofMillis(250), Duration.ofSeconds(15), 4);

        Duration before(int retry) {
            Duration wait = first.multipliedBy(1L << Math.min(retry - 1, 20));
            return wait.compareTo(longest) < 0 ? wait : longest;
        }
    }

    public enum Phase {
        /** Models are being loaded. */
        STARTING,
        RUNNING,
        /** A fault is being retried and may pass unnoticed. */
        RETRYING,
        /** The fault lasts; tried again from time to time. */
        PAUSED,
        /** Stopped on purpose. */
        STOPPED,
        /** A bug or a model that cannot be had: nothing happens until a restart. */
        FAILED
    }

    /** @param reason a sentence; empty while all is well */
    public record Condition(Phase phase, String reason) {}

    private final Work work;
    private final Patience patience;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Condition current = new Condition(Phase.STARTING, "");
    private volatile @Nullable Thread thread;

    PollLoop(Work work, Patience patience) {
        this.work = work;
        this.patience = patience;
    }

    public PollLoop(Work work) {
        this(work, Patience.DEFAULT);
    }

    public Condition current() {
        return current;
    }

    /** Whether the work is being done; if not, why. */
    @Override
    public Health health() {
        Condition now = current;
        Health.Builder health =
                switch (now.phase) {
                    case RUNNING, RETRYING -> Health.up();
                    case STARTING, STOPPED -> Health.outOfService();
                    case PAUSED, FAILED -> Health.down();
                };
        health.withDetail("phase", now.phase);
        return now.reason.isEmpty()
                ? health.build()
                : health.withDetail("reason", now.reason).build();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = new Thread(this::run, work.name() + "-flow");
            thread.start();
        }
    }

    private void run() {
        try (work) {
            work.prepare();
            current = new Condition(Phase.RUNNING, "");
            int faults = 0;
            while (stopping.getCount() > 0) {
                faults = stepSucceeds(faults) ? 0 : faults + 1;
            }
            current = new Condition(Phase.STOPPED, "the service is stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            current = new Condition(Phase.STOPPED, "interrupted");
        } catch (RuntimeException | Error e) {
            LOG.error("{} stopped: {}", work.name(), e.getMessage(), e);
            current = new Condition(Phase.FAILED, work.name() + " stopped, restart the service: " + e);
        }
    }

    private boolean stepSucceeds(int faultsBefore) throws InterruptedException {
        try {
            work.step();
            if (faultsBefore > 0) {
                LOG.info("{} resumed after {} failed attempts", work.name(), faultsBefore);
            }
            current = new Condition(Phase.RUNNING, "");
            return true;
        } catch (TransientFault e) {
            int retry = faultsBefore + 1;
            report(e, retry);
            work.retryLastStep();
            stopping.await(patience.before(retry).toMillis(), TimeUnit.MILLISECONDS);
            return false;
        }
    }

    /** One line when it starts and one when it lasts, whatever the number of retries. */
    private void report(TransientFault fault, int retry) {
        boolean lasting = retry > patience.retries();
        current = new Condition(lasting ? Phase.PAUSED : Phase.RETRYING, String.valueOf(fault.getMessage()));
        if (retry == 1) {
            LOG.warn("{} is retrying: {}", work.name(), fault.getMessage());
        } else if (retry == patience.retries() + 1) {
            LOG.warn(
                    "{} is paused, retrying every {} s: {}",
                    work.name(),
                    patience.longest().toSeconds(),
                    fault.getMessage());
        } else {
            LOG.debug("Attempt {} failed", retry, fault);
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        work.cancel();
        Thread running = thread;
        try {
            if (running != null) {
                running.join(work.stopsWithin().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /** Work that comes step by step and never ends, for {@link PollLoop}. Used by one thread. */
    public interface Work extends AutoCloseable {
        /** For logs and health, e.g. embedding. */
        String name();

        /** Before the first step. */
        default void prepare() {}

        /** @throws TransientFault when something outside fails; {@link #retryLastStep} is due then */
        void step();

        /** What the last step took and did not finish comes again with the next one. */
        void retryLastStep();

        /** Has a step that lasts end early, where it can. Called by another thread when the loop is to stop. */
        default void cancel() {}

        /** How long whoever stops the loop waits for a step to end. */
        default Duration stopsWithin() {
            return Duration.ofSeconds(30);
        }

        @Override
        void close();
    }
}
