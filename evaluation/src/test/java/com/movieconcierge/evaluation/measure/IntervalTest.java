package com.movieconcierge.evaluation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void ofIndependentViewersItIsAsWideAsTheNormalOne() {
        Random random = new Random(5);
        int count = 400;
        double[] values = IntStream.range(0, count)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
        Interval interval = Interval.of(values, IntStream.range(0, count).toArray(), 1);
        double half = 1.96 / Math.sqrt(count);
        assertThat(interval.high() - interval.mean()).isCloseTo(half, offset(0.02));
        assertThat(interval.mean() - interval.low()).isCloseTo(half, offset(0.02));
        assertThat(interval.count()).isEqualTo(count);
    }

    @Test
    void whatOneViewerDidSixTimesIsNoSixFacts() {
        Random random = new Random(5);
        double[] alone =
                IntStream.range(0, 100).mapToDouble(i -> random.nextGaussian()).toArray();
        double[] sixfold =
                IntStream.range(0, 600).mapToDouble(i -> alone[i / 6]).toArray();
        Interval once = Interval.of(alone, IntStream.range(0, 100).toArray(), 1);
        Interval sixTimes =
                Interval.of(sixfold, IntStream.range(0, 600).map(i -> i / 6).toArray(), 1);
        assertThat(sixTimes.high() - sixTimes.low()).isCloseTo(once.high() - once.low(), offset(1e-9));
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        Interval interval = Interval.of(new double[] {Double.NaN, 2, 4}, new int[] {0, 1, 2}, 1);
        assertThat(interval.mean()).isEqualTo(3);
        assertThat(interval.count()).isEqualTo(2);
        assertThat(Interval.of(new double[] {Double.NaN}, new int[] {0}, 1)).isSameAs(Interval.NONE);
    }
}
