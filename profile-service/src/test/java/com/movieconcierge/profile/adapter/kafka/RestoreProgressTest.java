package com.movieconcierge.profile.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
    private static final TopicPartition FIRST = new TopicPartition("tastes", 0);
    private static final TopicPartition SECOND = new TopicPartition("tastes", 1);

    private final List<String> told = new ArrayList<>();
    private final RestoreProgress progress = new RestoreProgress(new StateRestoreListener() {
        @Override
        public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
            told.add("start");
        }

        @Override
        public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
            told.add("batch");
        }

        @Override
        public void onRestoreEnd(TopicPartition partition, String store, long records) {
            told.add("end");
        }
    });

    @Test
    void shareOfAllOffsetsIsTold() {
        assertThat(progress.percent()).isEmpty();
        progress.onRestoreStart(FIRST, "tastes", 100, 400);
        progress.onRestoreStart(SECOND, "tastes", 0, 100);
        assertThat(progress.percent()).hasValue(0);
        progress.onBatchRestored(FIRST, "tastes", 199, 80);
        assertThat(progress.percent()).hasValue(25);
        progress.onRestoreEnd(FIRST, "tastes", 250);
        assertThat(progress.percent()).hasValue(75);
        progress.onRestoreEnd(SECOND, "tastes", 90);
        assertThat(progress.percent()).isEmpty();
        assertThat(told).containsExactly("start", "start", "batch", "end", "end");
    }

    @Test
    void partitionThatWentIsNotWaitedFor() {
        progress.onRestoreStart(FIRST, "tastes", 0, 10);
        progress.onRestoreStart(SECOND, "tastes", 0, 10);
        progress.onBatchRestored(SECOND, "tastes", 4, 5);
        progress.onRestoreSuspended(FIRST, "tastes", 0);
        assertThat(progress.percent()).hasValue(50);
        progress.reset();
        assertThat(progress.percent()).isEmpty();
    }
}
