package com.movieconcierge.logs;

import com.movieconcierge.schemas.HomePartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics in whole, on from where it stands, or at a place; in no group. It opens its consumer when first asked and
 * keeps it; after a fault it closes that one, and the next call opens another and goes on where the last one got to.
 *
 * <p>For one thread. A method returns when it has read what it was asked for, and throws {@link LogUnavailableException}
 * when the broker refuses, or when for {@code silence} nothing moves although there is more to read. It cannot wait for
 * ever. What a handler throws passes through; the record it was thrown for is handed over again by the next call.
 *
 * <p>A topic may be rewritten at any time, so that somebody is forgotten: its records come once more at its end, and those before
 * are deleted. Who is in the middle of it then would miss some, and is told so: {@link LogRewrittenException}. Where a topic begins is
 * therefore noted before where it ends.
 *
 * <p>Positions decide where the end is, not records: they pass the markers of transactions and what compaction took away.
 */
public final class LogReader implements AutoCloseable {
    /** How long nothing may move, unless said otherwise. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Runnable NEVER_CANCELLED = () -> {};

    /** Takes a record. */
    @FunctionalInterface
    public interface Handler {
        void take(ConsumerRecord<byte[], byte[]> message);
    }

    private final LogConnection connection;
    /** Where the next record of each partition is read; none for one that was not begun. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Where the partitions began when they were begun. */
    private final Map<TopicPartition, Long> beginnings = new HashMap<>();

    /** The consumer that stands at {@link #positions}; one opened after a fault does not yet. */
    private @Nullable Consumer<byte[], byte[]> inPlace;

    /** @param consumers opens a consumer of {@link KafkaClients#reader} or {@link KafkaClients#pointLookup} */
    public LogReader(Supplier<Consumer<byte[], byte[]>> consumers, String... topics) {
        this(consumers, List.of(topics), SILENCE, System::nanoTime);
    }

    /**
     * With a patience of its own.
     *
     * @param silence how long nothing may move; positive
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public LogReader(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Collection<String> topics,
            Duration silence,
            LongSupplier nanoTime) {
        this.connection = new LogConnection(consumers, List.copyOf(topics), silence, nanoTime);
    }

    /** As {@link #toEnd(Runnable, Handler)}, not to be cancelled. */
    public long toEnd(Handler each) {
        return toEnd(NEVER_CANCELLED, each);
    }

    /**
     * Hands over every record from where the reader stands to where the topics end when the call begins, in order within a
     * partition, and perhaps some that came later.
     *
     * @param checkCancelled called several times a second; throws what is to end the reading
     * @return how many records there were
     */
    public long toEnd(Runnable checkCancelled, Handler each) {
        return read(endOffsets(checkCancelled), true, checkCancelled, each);
    }

    /**
     * Hands over the records before these offsets and none after, and then stands at them. Partitions that are not named
     * are left alone.
     *
     * @return how many records there were
     */
    public long until(Map<TopicPartition, Long> ends, Runnable checkCancelled, Handler each) {
        return read(ends, false, checkCancelled, each);
    }

    /**
     * Hands over what has arrived already, without asking the broker where the topics end and without waiting: cheap, and
     * blind to a broker that is away. Reads to the end where the topics were not read yet.
     */
    public long arrived(Handler each) {
        if (inPlace == null || !connection.isOpen()) {
            return toEnd(each);
        }
        Consumer<byte[], byte[]> consumer = connection.open(NEVER_CANCELLED);
        try {
            long read = handOver(consumer, Duration.ZERO, Map.of(), each);
            positionsOf(consumer, connection.partitions(), Map.of());
            inPlace = consumer;
            return read;
        } catch (LogRewrittenException e) {
            forget();
            throw e;
        }
    }

    /** The record at a place; empty when it is no longer there, because compaction or retention took it. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>(1);
        between(partition, offset, offset + 1, found::add);
        return found.stream().findFirst();
    }

    /** Hands over all records of some partitions, one after another, up to where each ends now. As {@link #between}. */
    public void whole(Collection<TopicPartition> some, Handler each) {
        // In this order: where a topic is rewritten in between, its end lies before its new beginning's copies.
        Map<TopicPartition, Long> firsts = firstOffsets();
        Map<TopicPartition, Long> ends = endOffsets();
        some.forEach(partition ->
                between(partition, firsts.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L), each));
    }

    /** The partition of a topic that a key belongs on, see {@link HomePartition}. */
    public TopicPartition home(String topic, byte[] key) {
        connection.open(NEVER_CANCELLED);
        return new TopicPartition(topic, HomePartition.of(key, connection.partitions(topic)));
    }

    /**
     * Hands over the records of a partition from an offset up to another, which is not among them and must not lie beyond
     * the end. Where {@link #toEnd} goes on does not change by it.
     */
    public void between(TopicPartition partition, long from, long to, Handler each) {
        if (from >= to) {
            return;
        }
        Consumer<byte[], byte[]> consumer = connection.open(NEVER_CANCELLED);
        inPlace = null;
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long last = from;
        var quiet = connection.new Quiet();
        while (last < to) {
            for (ConsumerRecord<byte[], byte[]> message : connection.poll(consumer, LogConnection.POLL)) {
                if (message.offset() >= from && message.offset() < to) {
                    each.take(message);
                }
            }
            long now = connection.position(consumer, partition).orElse(last);
            quiet.note(now != last, () -> partition + " stands at " + now + " of " + to);
            last = now;
        }
    }

    /**
     * Where the next record of a partition is read by {@link #toEnd}.
     *
     * @throws IllegalStateException when it was not read yet
     */
    public long position(TopicPartition partition) {
        Long position = positions.get(partition);
        if (position == null) {
            throw new IllegalStateException(partition + " was not read yet");
        }
        return position;
    }

    /**
     * Whether a record that was handed over is on another partition than its key belongs on, see {@link HomePartition}. Of the
     * topics that the stream reads, such a record is not to be used: it comes once more, where it belongs.
     */
    public boolean isStray(ConsumerRecord<byte[], byte[]> message) {
        return !HomePartition.isHome(message.key(), message.partition(), connection.partitions(message.topic()));
    }

    /** Begins anew: the next reading starts where the first one did. */
    public void rewind() {
        positions.clear();
        positions.putAll(beginnings);
        inPlace = null;
    }

    /** The offset after the last committed record of each partition, as it is now; a reading that begins later starts where the topics begin now. */
    public Map<TopicPartition, Long> endOffsets() {
        return endOffsets(NEVER_CANCELLED);
    }

    /** The offset of the first record of each partition, as it is now. */
    public Map<TopicPartition, Long> firstOffsets() {
        Consumer<byte[], byte[]> consumer = connection.open(NEVER_CANCELLED);
        return connection.ask(
                NEVER_CANCELLED, patience -> consumer.beginningOffsets(connection.partitions(), patience));
    }

    /** Closes the consumer and keeps the place: the next call opens another. For readers that are seldom asked. */
    @Override
    public void close() {
        inPlace = null;
        connection.close();
    }

    private long read(Map<TopicPartition, Long> ends, boolean beyond, Runnable checkCancelled, Handler each) {
        try {
            return readOn(ends, beyond, checkCancelled, each);
        } catch (LogRewrittenException e) {
            forget();
            throw e;
        }
    }

    private long readOn(Map<TopicPartition, Long> ends, boolean beyond, Runnable checkCancelled, Handler each) {
        Consumer<byte[], byte[]> consumer = connection.open(checkCancelled);
        begin(consumer, checkCancelled);
        takePlace(consumer);
        Map<TopicPartition, Long> limits = beyond ? Map.of() : ends;
        var quiet = connection.new Quiet();
        long read = 0;
        positionsOf(consumer, ends.keySet(), limits);
        while (!reached(ends)) {
            checkCancelled.run();
            long taken = handOver(consumer, LogConnection.POLL, limits, each);
            boolean moved = positionsOf(consumer, ends.keySet(), limits);
            quiet.note(taken > 0 || moved, () -> "read up to " + positions + " of " + ends);
            read += taken;
        }
        inPlace = beyond ? consumer : null;
        return read;
    }

    /** Until positions are noted after it, the consumer counts as out of place: a handler may throw. */
    private long handOver(
            Consumer<byte[], byte[]> consumer, Duration wait, Map<TopicPartition, Long> limits, Handler each) {
        long taken = 0;
        inPlace = null;
        for (ConsumerRecord<byte[], byte[]> message : connection.poll(consumer, wait)) {
            var partition = new TopicPartition(message.topic(), message.partition());
            if (limits.isEmpty() || message.offset() < limits.getOrDefault(partition, 0L)) {
                each.take(message);
                positions.put(partition, message.offset() + 1);
                taken++;
            }
        }
        return taken;
    }

    /** Notes where the consumer stands; whether that is another place than before. */
    private boolean positionsOf(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> of, Map<TopicPartition, Long> limits) {
        boolean moved = false;
        for (TopicPartition partition : of) {
            Optional<Long> at = connection.position(consumer, partition);
            if (at.isPresent()) {
                Long before = positions.get(partition);
                long limit = limits.getOrDefault(partition, Long.MAX_VALUE);
                long place = Math.min(at.get(), before == null ? limit : Math.max(limit, before));
                positions.put(partition, place);
                moved |= before == null || before != place;
            }
        }
        return moved;
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> {
            Long position = positions.get(end.getKey());
            return position != null && position >= end.getValue();
        });
    }

    private void takePlace(Consumer<byte[], byte[]> consumer) {
        if (inPlace == consumer) {
            return;
        }
        consumer.assign(connection.partitions());
        positions.forEach(consumer::seek);
    }

    private void begin(Consumer<byte[], byte[]> consumer, Runnable checkCancelled) {
        List<TopicPartition> unknown = connection.partitions().stream()
                .filter(at -> !positions.containsKey(at))
                .toList();
        if (!unknown.isEmpty()) {
            beginnings.putAll(connection.ask(checkCancelled, patience -> consumer.beginningOffsets(unknown, patience)));
            unknown.forEach(at -> positions.put(at, Objects.requireNonNull(beginnings.get(at))));
        }
    }

    private void forget() {
        beginnings.clear();
        positions.clear();
        inPlace = null;
    }

    private Map<TopicPartition, Long> endOffsets(Runnable checkCancelled) {
        Consumer<byte[], byte[]> consumer = connection.open(checkCancelled);
        begin(consumer, checkCancelled);
        return connection.ask(checkCancelled, patience -> consumer.endOffsets(connection.partitions(), patience));
    }
}
