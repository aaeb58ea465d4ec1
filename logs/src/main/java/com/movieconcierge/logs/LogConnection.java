package com.movieconcierge.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A consumer in no group that is opened when first asked, and closed after a fault, so that the next question opens another.
 * Every answer comes within the silence bound, or not at all and then as {@link LogUnavailableException}. For one thread.
 */
final class LogConnection implements AutoCloseable {
    static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<String> topics;
    private final Duration silence;
    private final LongSupplier nanoTime;
    private List<TopicPartition> partitions = List.of();
    private Map<String, Integer> counts = Map.of();
    private @Nullable Consumer<byte[], byte[]> current;

    /**
     * @param silence how long nothing may move
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    LogConnection(
            Supplier<Consumer<byte[], byte[]>> consumers,
            List<String> topics,
            Duration silence,
            LongSupplier nanoTime) {
        this.consumers = consumers;
        this.topics = topics;
        this.silence = silence;
        this.nanoTime = nanoTime;
    }

    boolean isOpen() {
        return current != null;
    }

    /** How many partitions a topic has; known once the connection has been opened. */
    int partitions(String topic) {
        return counts.getOrDefault(topic, 0);
    }

    /** Of all topics; known once the connection has been opened. */
    List<TopicPartition> partitions() {
        return partitions;
    }

    Consumer<byte[], byte[]> open(Runnable checkCancelled) {
        Consumer<byte[], byte[]> open = current;
        if (open != null) {
            return open;
        }
        Consumer<byte[], byte[]> opened = call(consumers);
        current = opened;
        List<TopicPartition> found = new ArrayList<>();
        Map<String, Integer> counted = new HashMap<>();
        for (String topic : topics) {
            var infos = ask(checkCancelled, patience -> opened.partitionsFor(topic, patience));
            if (infos == null || infos.isEmpty()) {
                throw dropped(new LogUnavailableException("Topic " + topic + " does not exist on the broker", null));
            }
            infos.forEach(info -> found.add(new TopicPartition(topic, info.partition())));
            counted.put(topic, infos.size());
        }
        partitions = List.copyOf(found);
        counts = Map.copyOf(counted);
        return opened;
    }

    Iterable<ConsumerRecord<byte[], byte[]>> poll(Consumer<byte[], byte[]> consumer, Duration wait) {
        return call(() -> consumer.poll(wait));
    }

    /** Empty while the broker has not said where the partition begins. */
    Optional<Long> position(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        return call(() -> {
            try {
                return Optional.of(consumer.position(partition, POLL));
            } catch (TimeoutException e) {
                return Optional.empty();
            }
        });
    }

    /** In slices, so that a cancellation is noticed. */
    <T> T ask(Runnable checkCancelled, Function<Duration, T> question) {
        Duration slice = silence.compareTo(ASK) < 0 ? silence : ASK;
        var quiet = new Quiet();
        while (true) {
            checkCancelled.run();
            try {
                return question.apply(slice);
            } catch (TimeoutException e) {
                quiet.note(false, () -> String.valueOf(e.getMessage()));
            } catch (KafkaException e) {
                throw dropped(e);
            }
        }
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> open = current;
        current = null;
        if (open != null) {
            open.close(CloseOptions.timeout(CLOSE));
        }
    }

    private <T> T call(Supplier<T> kafka) {
        try {
            return kafka.get();
        } catch (KafkaException e) {
            throw dropped(e);
        }
    }

    private LogUnavailableException dropped(KafkaException failure) {
        return dropped(
                failure instanceof OffsetOutOfRangeException gone
                        ? new LogRewrittenException((topics.size() == 1 ? "Topic " : "One of topics ") + names(), gone)
                        : LogUnavailableException.of("Could not read " + named(), failure));
    }

    private LogUnavailableException dropped(LogUnavailableException failure) {
        try {
            close();
        } catch (KafkaException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private String named() {
        return (topics.size() == 1 ? "topic " : "topics ") + names();
    }

    private String names() {
        return String.join(", ", topics);
    }

    /** How long nothing has moved. */
    final class Quiet {
        private long heard = nanoTime.getAsLong();

        void note(boolean moved, Supplier<String> where) {
            long now = nanoTime.getAsLong();
            if (moved) {
                heard = now;
            } else if (now - heard > silence.toNanos()) {
                throw dropped(new LogUnavailableException(
                        "Nothing has come from " + named() + " for " + silence.toSeconds()
                                + " s, though there is more (" + where.get()
                                + "): check that the Kafka broker is up and reachable",
                        null));
            }
        }
    }
}
