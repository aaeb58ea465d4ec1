package com.movieconcierge.recommend.domain.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TopKTest {

    @Property(seed = "20261122")
    void keepsWhatSortingWouldKeep(
            @ForAll @Size(max = 60) List<@IntRange(min = -5, max = 5) Integer> scores,
            @ForAll @IntRange(min = 1, max = 20) int k) {
        TopK top = new TopK(k);
        for (int row = 0; row < scores.size(); row++) {
            top.offer(scores.get(row), row);
        }
        int[] sorted = IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(row -> -scores.get(row))
                        .thenComparing(row -> row))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(top.drain()).isEqualTo(sorted);
    }

    @Property(tries = 1, seed = "1")
    void nanIsNeverTaken() {
        TopK top = new TopK(2);
        top.offer(Float.NaN, 0);
        top.offer(1, 1);
        top.offer(2, 2);
        top.offer(Float.NaN, 3);
        assertThat(top.drain()).containsExactly(2, 1);
    }
}
