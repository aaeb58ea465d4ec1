package com.movieconcierge.profile.adapter.kafka.forgetting;

import com.movieconcierge.schemas.CopiedRecord;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks through a partition: is there anything that is to go, and has a former rewrite begun? */
final class RewriteScan {
    private final Predicate<ConsumerRecord<byte[], byte[]>> drops;
    private final Runnable checkCancelled;
    private long scanned;
    private long dropped;
    private long last = -1;
    private long lastCopied = -1;

    RewriteScan(Predicate<ConsumerRecord<byte[], byte[]>> drops, Runnable checkCancelled) {
        this.drops = drops;
        this.checkCancelled = checkCancelled;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        if (scanned++ % 1_000 == 0) {
            checkCancelled.run();
        }
        last = record.offset();
        lastCopied = Math.max(lastCopied, CopiedRecord.copyOf(record.headers()));
        if (drops.test(record)) {
            dropped++;
        }
    }

    long scanned() {
        return scanned;
    }

    long dropped() {
        return dropped;
    }

    /** The offset of the last record; -1 where there is none. */
    long last() {
        return last;
    }

    /**
     * Where copying goes on. A former rewrite took down how far it got, which counts as long as its copies are there: whoever
     * may write to the topic can claim them, and brokers can lose them. Behind the last copy nothing was to be copied.
     *
     * @param start of the partition
     * @param takenDown see {@link CopyLedger}
     */
    long resumeAt(long start, long takenDown) {
        return Math.max(start, Math.min(takenDown, lastCopied + 1));
    }
}
