package com.movieconcierge.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ViewerEventsTest {
    private final ViewerEvents events =
            new ViewerEvents(new int[] {5, 3, 8}, new float[] {4, 2, 5}, new long[] {1, 1, 7});

    @Test
    void theFirstOfThem() {
        assertThat(events.first(2).size()).isEqualTo(2);
        assertThat(events.first(9).size()).isEqualTo(3);
    }

    @Test
    void howLongAgoTheLastOneWas() {
        assertThat(events.sinceLast(OptionalLong.of(10))).hasValue(3);
        assertThat(events.first(2).sinceLast(OptionalLong.of(10))).hasValue(9);
        assertThat(events.sinceLast(OptionalLong.empty())).isEmpty();
        assertThat(ViewerEvents.NONE.sinceLast(OptionalLong.of(10))).isEmpty();
    }

    @Test
    void aLongerHistoryContinuesAShorterOneOfTheSameViewer() {
        assertThat(events.continues(events.first(1))).isTrue();
        assertThat(events.continues(ViewerEvents.NONE)).isTrue();
        assertThat(events.first(1).continues(events)).isFalse();
        assertThat(events.continues(new ViewerEvents(new int[] {4}, new float[] {4}, new long[] {1})))
                .isFalse();
    }

    @Test
    void whatIsNoHistoryIsRefused() {
        assertThatThrownBy(() -> new ViewerEvents(new int[2], new float[2], new long[] {2, 1}))
                .hasMessageContaining("event 1 is older");
        assertThatThrownBy(() -> new ViewerEvents(new int[2], new float[1], new long[2]))
                .hasMessageContaining("as many stars and times");
    }
}
