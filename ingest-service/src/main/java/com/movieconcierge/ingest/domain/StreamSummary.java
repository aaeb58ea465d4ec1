package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a stream of ratings. Bounded, however long the stream.
 *
 * @param lines read
 * @param errors the first hundred
 * @param offsets greatest offset per partition
 * @param userOffsets greatest offset per viewer, to be given as {@code minOffset}; the first hundred viewers
 */
public record StreamSummary(
        long lines,
        long accepted,
        long rejected,
        List<LineError> errors,
        Map<Integer, Long> offsets,
        Map<String, Long> userOffsets) {
    private static final int MAX_ERRORS = 100;
    private static final int MAX_USERS = 100;

    /** One thing that is wrong with one line. */
    public record LineError(long line, String field, String message) {}

    /** Counts while the stream is read; safe for the log's completion threads. */
    public static final class Counter {
        private long lines;
        private long accepted;
        private long rejected;
        private final List<LineError> errors = new ArrayList<>();
        private final Map<Integer, Long> offsets = new TreeMap<>();
        private final Map<String, Long> userOffsets = new LinkedHashMap<>();

        public synchronized void accepted(String userId, Receipt receipt) {
            accepted++;
            offsets.merge(receipt.partition(), receipt.offset(), Math::max);
            if (userOffsets.size() < MAX_USERS || userOffsets.containsKey(userId)) {
                userOffsets.merge(userId, receipt.offset(), Math::max);
            }
        }

        public synchronized void rejected(long line, List<Violation> violations) {
            rejected++;
            violations.stream()
                    .limit(MAX_ERRORS - errors.size())
                    .map(violation -> new LineError(line, violation.field(), violation.message()))
                    .forEach(errors::add);
        }

        /** Notes how far the stream was read. */
        public synchronized void read(long line) {
            lines = line;
        }

        public synchronized StreamSummary summary() {
            return new StreamSummary(
                    lines,
                    accepted,
                    rejected,
                    List.copyOf(errors),
                    new TreeMap<>(offsets),
                    new LinkedHashMap<>(userOffsets));
        }
    }
}
