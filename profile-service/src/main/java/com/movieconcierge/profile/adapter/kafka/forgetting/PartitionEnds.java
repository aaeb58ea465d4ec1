package com.movieconcierge.profile.adapter.kafka.forgetting;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where a partition begins and ends, and its shortening. */
record PartitionEnds(Admin admin, TopicPartition partition, Patience patience) {

    long first() {
        return offset(OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /** Records of open transactions included. */
    long end() {
        return offset(OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /** Where the first open transaction begins: up to there readers of committed records come. */
    long stableEnd() {
        return offset(OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    /** Until readers of committed records see all that is written by now: not while a transaction that began before is open. */
    void awaitReadable() {
        long end = end();
        patience.await(
                this::stableEnd,
                at -> at >= end,
                at -> "A transaction of somebody has been open on " + partition + ", at offset " + at + ",");
    }

    /** Deletes what lies before an offset; returns where the log begins then. */
    long deleteBefore(long offset) {
        var deletion = admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)));
        return patience.answer(
                        "delete the records of " + partition + " before " + offset,
                        Objects.requireNonNull(deletion.lowWatermarks().get(partition)))
                .lowWatermark();
    }

    private long offset(OffsetSpec which, IsolationLevel isolation) {
        var question = admin.listOffsets(Map.of(partition, which), new ListOffsetsOptions(isolation));
        return patience.answer("read the offsets of " + partition, question.partitionResult(partition))
                .offset();
    }
}
