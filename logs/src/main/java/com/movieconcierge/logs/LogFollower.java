package com.movieconcierge.logs;

import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics for ever on a daemon thread of its own, in no group: from their beginning, or from where the handler says.
 * It never gives up. After a fault it opens another consumer, with growing pauses, and <em>begins anew</em>: {@link
 * LogHandler#begin} is called, everything is handed over again, and then {@link LogHandler#caughtUp}. A compacted topic forgets
 * removals after a while, so a handler that keeps a set drops between those two calls what it did not see again. For the
 * same reason the follower begins anew when the broker was out of reach for longer than {@link RetryPace#longestOutage}.
 *
 * <p>Everything of the handler runs on the follower's thread. {@link #start} may be called once; {@link #close}, {@link
 * #isCaughtUp} and {@link #healthProblem} from any thread at any time.
 */
public final class LogFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** Waits until the latch opens, or for so long. */
    @FunctionalInterface
    interface Rest {
        boolean rest(CountDownLatch closing, Duration atMost) throws InterruptedException;
    }

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<String> topics;
    private final LogHandler handler;
    private final RetryPace pace;
    private final LongSupplier nanoTime;
    private final Rest rest;
    private final OccasionalWarning warning;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile @Nullable String problem;
    private volatile boolean caughtUp;
    private volatile boolean everCaughtUp;
    private int failures;
    /** When the broker was last known to answer. */
    private long heard;

    /**
     * A follower that is not started yet.
     *
     * @param name of the thread
     * @param consumers opens a consumer of {@link KafkaClients#reader}; run on the thread before each beginning, so it may
     *     create the topics first. Throws {@link KafkaException} or {@link LogUnavailableException} while that fails
     */
    public LogFollower(
            String name, Supplier<Consumer<byte[], byte[]>> consumers, Collection<String> topics, LogHandler handler) {
        this(
                name,
                consumers,
                topics,
                handler,
                RetryPace.USUAL,
                System::nanoTime,
                (closing, atMost) -> closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    LogFollower(
            String name,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Collection<String> topics,
            LogHandler handler,
            RetryPace pace,
            LongSupplier nanoTime,
            Rest rest) {
        this.consumers = consumers;
        this.topics = List.copyOf(topics);
        this.handler = handler;
        this.pace = pace;
        this.nanoTime = nanoTime;
        this.rest = rest;
        this.warning = new OccasionalWarning(LOG, nanoTime);
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Starts following in the background. */
    public void start() {
        thread.start();
    }

    /** Whether all that was there when it last began has been handed over; false again while it reads anew. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether it was caught up at least once: the handler knows the topics, though perhaps as of before a fault. */
    public boolean hasEverCaughtUp() {
        return everCaughtUp;
    }

    /** What keeps it from following, as a sentence; empty when nothing does. Reading a backlog is no problem. */
    public Optional<String> healthProblem() {
        return Optional.ofNullable(problem);
    }

    /** Stops within a few seconds, also while the broker is away. From the handler it only asks to stop. */
    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE.toMillis());
            if (thread.isAlive()) {
                // It waits for a broker that is away, or the handler does for something.
                thread.interrupt();
                thread.join(CLOSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread's work. */
    void run() {
        try {
            while (isOpen()) {
                superviseOnce();
            }
        } catch (Error e) {
            problem = named() + " is no longer followed, restart the service: " + e;
            throw e;
        }
    }

    private void superviseOnce() {
        try {
            follow();
        } catch (WakeupException | InterruptException e) {
            // Only close() wakes and interrupts.
            closing.countDown();
        } catch (KafkaException | LogUnavailableException | LogHandler.TryAgain e) {
            failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{}: a record could not be taken, beginning anew", named(), e);
            failed(e.toString());
        }
    }

    private void failed(String reason) {
        caughtUp = false;
        if (isOpen()) {
            problem = named() + " cannot be read, trying again: " + reason;
            warning.warn("{}", problem);
            pause(pace.pause(failures++));
        }
    }

    /** Returns when it was closed, or has to begin anew. */
    private void follow() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        current = consumer;
        try {
            if (isOpen()) {
                Map<TopicPartition, Long> backlog = begin(consumer);
                while (isOpen() && followOnce(consumer, backlog)) {
                    failures = 0;
                }
            }
        } finally {
            current = null;
            close(consumer);
        }
    }

    private Map<TopicPartition, Long> begin(Consumer<byte[], byte[]> consumer) {
        caughtUp = false;
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            var infos = consumer.partitionsFor(topic, ASK);
            if (infos == null || infos.isEmpty()) {
                throw new LogUnavailableException("topic " + topic + " does not exist on the broker", null);
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, ASK);
        heard = nanoTime.getAsLong();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        persist(() -> handler.begin(Map.copyOf(first), Map.copyOf(ends)).forEach(consumer::seek));
        heard = nanoTime.getAsLong();
        problem = null;
        return new HashMap<>(ends);
    }

    /** False when it has to begin anew. */
    private boolean followOnce(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> backlog) {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        consumer.poll(POLL).forEach(messages::add);
        boolean answered = !messages.isEmpty() || isStillThere(consumer);
        long outage = nanoTime.getAsLong() - heard;
        if (answered && outage > pace.longestOutage().toNanos()) {
            LOG.info("{} was out of reach for {}, reading it anew", named(), Duration.ofNanos(outage));
            return false;
        }
        if (!messages.isEmpty()) {
            answered();
            handOver(messages);
        }
        if (!caughtUp && isOpen()) {
            backlog.entrySet().removeIf(end -> consumer.position(end.getKey(), ASK) >= end.getValue());
            if (backlog.isEmpty()) {
                persist(handler::caughtUp);
                caughtUp = true;
                everCaughtUp = true;
                LOG.info("{} has been read, following it", named());
            }
        }
        return true;
    }

    /** Poll alone does not tell a quiet log from a broker that is gone. */
    private boolean isStillThere(Consumer<byte[], byte[]> consumer) {
        if (nanoTime.getAsLong() - heard < pace.quiet().toNanos()) {
            return false;
        }
        try {
            consumer.endOffsets(consumer.assignment(), ASK);
        } catch (TimeoutException e) {
            Duration since = Duration.ofNanos(nanoTime.getAsLong() - heard);
            problem = named() + " has not been reached for " + since.toSeconds() + " s: check that the broker is up";
            warning.warn("{}", problem);
            return false;
        }
        if (nanoTime.getAsLong() - heard <= pace.longestOutage().toNanos()) {
            answered();
        }
        return true;
    }

    private void answered() {
        heard = nanoTime.getAsLong();
        problem = null;
    }

    private void handOver(List<ConsumerRecord<byte[], byte[]>> messages) {
        if (handler instanceof LogHandler.Batches batches) {
            persist(() -> batches.take(List.copyOf(messages)));
        } else if (handler instanceof LogHandler.Records records) {
            messages.forEach(message -> persist(() -> records.take(message)));
        }
    }

    /** Again and again until it succeeds, or the follower is closed. */
    private void persist(Runnable step) {
        for (int attempt = 0; isOpen(); attempt++) {
            try {
                step.run();
                if (attempt > 0) {
                    problem = null;
                }
                return;
            } catch (LogHandler.TryAgain | LogUnavailableException e) {
                wait(e, attempt);
            } catch (SerializationException e) {
                if (!SchemaRegistryException.isRegistryAway(e)) {
                    throw e;
                }
                wait(e, attempt);
            }
        }
    }

    private void wait(RuntimeException reason, int attempt) {
        problem = named() + " waits: " + reason.getMessage();
        warning.warn("{}", problem);
        pause(pace.pause(attempt));
    }

    private void pause(Duration pause) {
        try {
            rest.rest(closing, pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void close(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.close(CloseOptions.timeout(CLOSE));
        } catch (KafkaException e) {
            LOG.debug("The consumer of {} did not close cleanly", named(), e);
        }
    }

    private String named() {
        return (topics.size() == 1 ? "Topic " : "Topics ") + String.join(", ", topics);
    }
}
