package com.movieconcierge.profile.adapter.kafka.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlushPlanTest {
    private final FlushPlan plan = new FlushPlan();

    @Test
    void nothingIsFlushedWhereNothingWasDeleted() {
        assertThat(flushesUntil(0, 3_600)).isEmpty();
    }

    @Test
    void aDeletionIsFlushedSoonAndTheListOfFilesAFewTimesAfterIt() {
        plan.deleted(0);
        assertThat(flushesUntil(0, 3_600)).containsExactly(5, 15, 45, 645);
    }

    @Test
    void theFirstTwoFlushesMergeAllFiles() {
        plan.deleted(0);
        List<Boolean> merging = new ArrayList<>();
        for (long second : new long[] {5, 15, 45, 645}) {
            assertThat(plan.isDue(second * 1_000)).isTrue();
            merging.add(plan.merges());
            plan.flushed(second * 1_000);
        }
        assertThat(merging).containsExactly(true, true, false, false);
    }

    @Test
    void deletionsOfAMinuteAreFlushedTogether() {
        plan.deleted(0);
        plan.deleted(4_000);
        assertThat(flushesUntil(0, 10)).containsExactly(5);
        plan.deleted(11_000);
        plan.deleted(60_000);
        assertThat(flushesUntil(11, 3_600)).containsExactly(65, 75, 105, 705);
    }

    @Test
    void deletionsWithoutEndDoNotPutTheFlushOff() {
        List<Integer> flushed = new ArrayList<>();
        for (int second = 0; second < 200; second++) {
            plan.deleted(second * 1_000L);
            flushed.addAll(flushesUntil(second, second));
        }
        assertThat(flushed).containsExactly(5, 65, 125, 185);
    }

    /** At which seconds, both ends included, a tick each second flushes. */
    private List<Integer> flushesUntil(int from, int to) {
        List<Integer> flushed = new ArrayList<>();
        for (int second = from; second <= to; second++) {
            if (plan.isDue(second * 1_000L)) {
                plan.flushed(second * 1_000L);
                flushed.add(second);
            }
        }
        return flushed;
    }
}
