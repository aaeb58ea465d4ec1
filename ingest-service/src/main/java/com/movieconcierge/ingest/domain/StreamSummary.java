package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of a stream of ratings. Bounded, however long the stream; safe for the log's completion threads. */
public final class StreamSummary {
    private static final int MAX_ERRORS = 100;
    private static final int MAX_USERS = 100;

    /** One thing that is wrong with one line. */
    public record LineError(long line, String field, String message) {}

    private long lines;
    private long accepted;
    private long rejected;
    private final List<LineError> errors = new ArrayList<>();
    private final Map<Integer, Long> lastOffsets = new TreeMap<>();
    private final Map<String, Long> userOffsets = new LinkedHashMap<>();

    public synchronized void accepted(String userId, Receipt receipt) {
        accepted++;
        lastOffsets.merge(receipt.partition(), receipt.offset(), Math::max);
        if (userOffsets.size() < MAX_USERS || userOffsets.containsKey(userId)) {
            userOffsets.merge(userId, receipt.offset(), Math::max);
        }
    }

    public synchronized void rejected(long line, List<Violation> violations) {
        rejected++;
        for (Violation violation : violations) {
            if (errors.size() < MAX_ERRORS) {
                errors.add(new LineError(line, violation.field(), violation.message()));
            }
        }
    }

    /** Notes how far the stream was read. */
    public synchronized void read(long line) {
        lines = line;
    }

    public synchronized long lines() {
        return lines;
    }

    public synchronized long accepted() {
        return accepted;
    }

    public synchronized long rejected() {
        return rejected;
    }

    /** The first errors, at most 100. */
    public synchronized List<LineError> errors() {
        return List.copyOf(errors);
    }

    /** Greatest offset per partition. */
    public synchronized Map<Integer, Long> lastOffsets() {
        return new TreeMap<>(lastOffsets);
    }

    /** Greatest offset per viewer, for the first 100 viewers of the stream. */
    public synchronized Map<String, Long> userOffsets() {
        return new LinkedHashMap<>(userOffsets);
    }
}
