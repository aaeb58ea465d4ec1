package com.movieconcierge.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class MetricTest {

    @Test
    void oneTargetByHand() {
        assertThat(Metric.NDCG_10.of(new int[] {0})).isEqualTo(1);
        assertThat(Metric.NDCG_10.of(new int[] {2})).isCloseTo(0.5, offset(1e-12));
        assertThat(Metric.NDCG_10.of(new int[] {10})).isZero();
        assertThat(Metric.HIT_10.of(new int[] {9})).isEqualTo(1);
        assertThat(Metric.HIT_10.of(new int[] {10})).isZero();
        assertThat(Metric.RECALL_100.of(new int[] {99})).isEqualTo(1);
        assertThat(Metric.RECALL_100.of(new int[] {100})).isZero();
        assertThat(Metric.MRR.of(new int[] {3})).isEqualTo(0.25);
    }

    @Test
    void severalTargetsByHand() {
        // 1/log2(2) + 1/log2(4), of 1 + 1/log2(3) + 1/log2(4)
        assertThat(Metric.NDCG_10.of(new int[] {2, 0, 50})).isCloseTo(1.5 / (1 + 0.6309297536 + 0.5), offset(1e-9));
        assertThat(Metric.RECALL_10.of(new int[] {2, 0, 50})).isCloseTo(2.0 / 3, offset(1e-12));
        assertThat(Metric.MRR.of(new int[] {7, 1})).isEqualTo(0.5);
    }

    @Test
    void ofMoreTargetsThanPlacesAFullListIsAll() {
        int[] ranks = new int[20];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = i;
        }
        assertThat(Metric.NDCG_10.of(ranks)).isCloseTo(1, offset(1e-12));
        assertThat(Metric.RECALL_10.of(ranks)).isEqualTo(1);
    }
}
