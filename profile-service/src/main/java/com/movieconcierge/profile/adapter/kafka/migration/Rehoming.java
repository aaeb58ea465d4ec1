package com.movieconcierge.profile.adapter.kafka.migration;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.schemas.HomePartition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings a compacted topic home after it has grown: compaction keeps the newest record of a key on each partition, and a
 * viewer who has moved would have two, of which the older might be read last. What is newest is copied to where its key
 * belongs now, what it left behind is taken back, and then all that stands is copied once more, behind everything: who reads
 * from there meets each key at home, and nothing older after it. May be run again after a crash. Nobody else may write
 * meanwhile. Holds about 200 bytes a key.
 */
final class Rehoming {
    private static final int ON_THEIR_WAY = 1_000;
    private static final Runnable NEVER_CANCELLED = () -> {};

    private final LogReader reader;
    private final LogWriter writer;
    private final Map<ByteBuffer, KeyPlaces> keys = new HashMap<>();
    private final Queue<CompletableFuture<?>> sent = new ArrayDeque<>();

    /** @param reader of this topic alone, at its beginning */
    Rehoming(LogReader reader, LogWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * Does it, unless every record is at home; what a former run has taken back counts as not.
     *
     * @return from where each partition is to be read; empty: from its beginning
     * @throws LogUnavailableException when the broker cannot be read or written to
     * @throws IllegalStateException when somebody else has written meanwhile
     */
    Map<TopicPartition, Long> run() {
        Map<TopicPartition, Long> ends = reader.endOffsets();
        reader.until(ends, NEVER_CANCELLED, message -> note(message, ends.size()));
        if (keys.values().stream().allMatch(KeyPlaces::isAtHome)) {
            return Map.of();
        }
        long written = copy(ends, message -> key(message).home() != message.partition());
        written += takeBackStrays(ends.keySet().iterator().next().topic());
        Map<TopicPartition, Long> starts = reader.endOffsets();
        written += copy(ends, message -> true);
        if (sum(reader.endOffsets()) != sum(ends) + written) {
            throw new IllegalStateException("somebody has written to "
                    + starts.keySet().iterator().next().topic()
                    + " meanwhile: stop recommend-service too, and run this again");
        }
        return starts;
    }

    private void note(ConsumerRecord<byte[], byte[]> message, int partitions) {
        if (message.key() != null) {
            keys.computeIfAbsent(ByteBuffer.wrap(message.key()), key -> new KeyPlaces(message.key(), partitions))
                    .note(message);
        }
    }

    /** Writes what holds for each key at its home. */
    private long copy(Map<TopicPartition, Long> ends, Predicate<ConsumerRecord<byte[], byte[]>> which) {
        long[] copies = {0};
        reader.rewind();
        reader.until(ends, NEVER_CANCELLED, message -> {
            if (message.key() != null && key(message).isWhatHolds(message) && which.test(message)) {
                send(new ProducerRecord<>(
                        message.topic(),
                        key(message).home(),
                        message.timestamp(),
                        message.key(),
                        message.value(),
                        message.headers()));
                copies[0]++;
            }
        });
        awaitSent(0);
        return copies[0];
    }

    private long takeBackStrays(String topic) {
        long taken = 0;
        for (KeyPlaces key : keys.values()) {
            for (KeyPlaces.Place stray : key.strays()) {
                // As old as what it takes back, so that what is at home counts as no older.
                var tombstone = new ProducerRecord<byte[], byte[]>(
                        topic, stray.partition(), stray.timestamp(), key.key(), null);
                String from = stray.partition() + "@" + stray.offset();
                tombstone.headers().add(HomePartition.STRAYED_FROM, from.getBytes(StandardCharsets.UTF_8));
                send(tombstone);
                taken++;
            }
        }
        awaitSent(0);
        return taken;
    }

    private KeyPlaces key(ConsumerRecord<byte[], byte[]> message) {
        return Objects.requireNonNull(keys.get(ByteBuffer.wrap(message.key())));
    }

    private void send(ProducerRecord<byte[], byte[]> message) {
        sent.add(writer.send(message));
        awaitSent(ON_THEIR_WAY);
    }

    private void awaitSent(int atMost) {
        while (sent.size() > atMost) {
            try {
                sent.remove().join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof LogUnavailableException away ? away : e;
            }
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
