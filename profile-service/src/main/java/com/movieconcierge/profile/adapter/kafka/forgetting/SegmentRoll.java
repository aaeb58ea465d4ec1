package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.logs.LogUnavailableException;

/**
 * Has the brokers begin another file of a partition, so that all before it can be deleted: a broker deletes whole files, and never
 * the one that it writes to. By size, not by time: that one compares the times of records, which may lie in the future. What is written
 * for it belongs to a transaction that is aborted.
 */
final class SegmentRoll {
    private final SegmentSize size;
    private final PartitionEnds ends;

    /**
     * Where the files part.
     *
     * @param sure what lies before this offset is in a file that ends before the boundary, on every broker that is in sync; what lies
     *     between may be in the one that goes on behind the boundary
     * @param boundary the end of the partition after it
     */
    record Rolled(long sure, long boundary) {}

    SegmentRoll(SegmentSize size, PartitionEnds ends) {
        this.size = size;
        this.ends = ends;
    }

    /** Leaves the settings of the topic as they were, whatever happens but a crash. */
    Rolled roll(CopyWriter writer) {
        long sure;
        try {
            int bytes = size.shrink();
            sure = writer.writeAndAbort(bytes);
            if (!size.isSmall()) {
                throw new LogUnavailableException(
                        "Somebody has changed segment.bytes of "
                                + ends.partition().topic() + " while a file of it was to be finished",
                        null);
            }
        } finally {
            size.restore();
        }
        return new Rolled(sure, ends.end());
    }
}
