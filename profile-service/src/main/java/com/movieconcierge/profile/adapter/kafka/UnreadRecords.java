package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.logs.Brokers.Unread;
import com.movieconcierge.logs.LogReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records a group has still to read. Offsets alone tell too much: behind the last record there may be markers of
 * transactions, and what was taken back, of which a group commits nothing until another record comes. So what little is left is
 * looked at, once for each place. Safe for concurrent use.
 */
final class UnreadRecords {
    /** With more left than this, some of it will be records. */
    private static final long MOST = 1_000;

    private final Supplier<LogReader> readers;
    private final Map<TopicPartition, Counted> counted = new HashMap<>();

    private record Counted(Unread range, long records) {}

    /** @param readers opens a reader of a partition's topic and others */
    UnreadRecords(Supplier<LogReader> readers) {
        this.readers = readers;
    }

    /** @throws com.movieconcierge.logs.LogUnavailableException when the broker does not answer */
    synchronized long in(Map<TopicPartition, Unread> ranges) {
        long records = 0;
        for (Map.Entry<TopicPartition, Unread> range : ranges.entrySet()) {
            records += in(range.getKey(), range.getValue());
        }
        return records;
    }

    private long in(TopicPartition partition, Unread range) {
        if (range.size() == 0 || range.size() > MOST) {
            return range.size();
        }
        Counted known = counted.get(partition);
        if (known == null || !known.range.equals(range)) {
            known = new Counted(range, count(partition, range));
            counted.put(partition, known);
        }
        return known.records;
    }

    /** What lies in a transaction that is still open counts. */
    private long count(TopicPartition partition, Unread range) {
        try (LogReader reader = readers.get()) {
            long stable = Math.min(range.end(), reader.endOffsets().getOrDefault(partition, 0L));
            long[] records = {Math.max(0, range.end() - Math.max(stable, range.next()))};
            reader.between(partition, range.next(), stable, record -> records[0]++);
            return records[0];
        }
    }
}
