package com.movieconcierge.ingest.adapter.http;

import com.movieconcierge.ingest.domain.StreamSummary;
import java.util.List;
import java.util.Map;

/**
 * What became of a stream.
 *
 * @param lines read
 * @param errors the first hundred
 * @param offsets greatest offset per partition
 * @param userOffsets greatest offset per viewer, to be given as {@code minOffset}; the first hundred viewers
 */
record StreamDocument(
        long lines,
        long accepted,
        long rejected,
        List<StreamSummary.LineError> errors,
        Map<Integer, Long> offsets,
        Map<String, Long> userOffsets) {

    static StreamDocument of(StreamSummary summary) {
        return new StreamDocument(
                summary.lines(),
                summary.accepted(),
                summary.rejected(),
                summary.errors(),
                summary.lastOffsets(),
                summary.userOffsets());
    }
}
