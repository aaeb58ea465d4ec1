package com.movieconcierge.profile.adapter.kafka.forgetting;

/**
 * What became of a partition that was to be rewritten.
 *
 * @param scanned committed records that were looked at to find out whether there is anything to do
 * @param dropped of them, those that are to go
 * @param copied that were written once more; 0 where nothing was to be done
 * @param leftOut that are neither: strays and what nobody can use, which the stream has written elsewhere, and what is too large
 * @param boundary what lies before was dealt with; the beginning of the log where nothing was to be done
 * @param logStart where the log begins now
 * @param again whether something that is to go came while it was done: the next rewrite finds it. Until then its bytes are
 *     on the brokers' disks
 */
public record Rewritten(
        long scanned, long dropped, long copied, long leftOut, long boundary, long logStart, boolean again) {

    static Rewritten untouched(long scanned, long logStart) {
        return new Rewritten(scanned, 0, 0, 0, logStart, logStart, false);
    }

    /** Whether anything was written or deleted. */
    public boolean changed() {
        return dropped > 0 || copied > 0 || leftOut > 0;
    }
}
