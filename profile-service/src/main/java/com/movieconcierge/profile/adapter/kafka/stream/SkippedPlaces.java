package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.profile.domain.SkipRequests;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places on the logs whose records are set aside without being looked at: those that an operator has named, and those at which
 * the stream has failed {@value #TRIES} times, for a reason that nobody foresaw. A failure undoes the transaction and with it whatever was half
 * applied, so a record that is set aside at the next try has left nothing behind.
 *
 * <p>What Kafka throws is never put down to a record: it speaks of the broker, of other instances or of the state. And where
 * record after record fails, the records are not to blame: beyond {@value #MOST_AN_HOUR} within an hour the stream stops at them
 * again. Kept in memory only: a place that is set aside is behind its group's offset. Safe for concurrent use.
 */
public final class SkippedPlaces implements SkipRequests {
    static final int TRIES = 2;
    static final int MOST_AN_HOUR = 5;

    private static final Logger LOG = LoggerFactory.getLogger(SkippedPlaces.class);
    private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
    private static final int MOST_REMEMBERED = 1_000;

    private final LongSupplier nanoTime;
    private final Map<Place, String> named = bounded();
    private final Map<Place, Integer> failures = bounded();
    private final Deque<Long> unforeseen = new ArrayDeque<>();
    private volatile boolean empty = true;

    /** Where a record is. */
    public record Place(String topic, int partition, long offset) {
        static Place of(RecordMetadata at) {
            return new Place(at.topic(), at.partition(), at.offset());
        }

        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    public SkippedPlaces() {
        this(System::nanoTime);
    }

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    SkippedPlaces(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void skip(String topic, int partition, long offset) {
        var place = new Place(topic, partition, offset);
        LOG.warn("The record at {} is to be set aside without being looked at", place);
        named.put(place, "an operator has asked to skip it");
        empty = false;
    }

    /** Takes down that processing a record failed. */
    synchronized void failedAt(Place place, RuntimeException failure) {
        if (failure instanceof KafkaException) {
            return;
        }
        int times = failures.merge(place, 1, Integer::sum);
        if (times >= TRIES && mayBeToBlame()) {
            unforeseen.add(nanoTime.getAsLong());
            named.put(place, "the stream has failed at it " + times + " times: " + failure);
            empty = false;
        }
    }

    /** Why the record there is set aside; empty for nearly all. */
    Optional<String> reason(RecordMetadata at) {
        if (empty) {
            return Optional.empty();
        }
        synchronized (this) {
            return Optional.ofNullable(named.get(Place.of(at)));
        }
    }

    /** Whether few enough records have failed that they may be to blame. */
    private boolean mayBeToBlame() {
        long hourAgo = nanoTime.getAsLong() - HOUR_NANOS;
        unforeseen.removeIf(then -> then - hourAgo < 0);
        return unforeseen.size() < MOST_AN_HOUR;
    }

    private static <V> Map<Place, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, V> eldest) {
                return size() > MOST_REMEMBERED;
            }
        };
    }
}
