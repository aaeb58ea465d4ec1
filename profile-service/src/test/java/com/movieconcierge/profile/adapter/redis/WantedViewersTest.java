package com.movieconcierge.profile.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WantedViewersTest {
    private final AtomicLong nanos = new AtomicLong();
    private final WantedViewers wanted = new WantedViewers(nanos::get);

    @Test
    void aViewerIsHandedOutOnceAndNotAgainWithinASecond() {
        wanted.add("ann");
        wanted.add("ann");
        assertThat(wanted.take(10)).containsExactly("ann");
        wanted.add("ann");
        assertThat(wanted.take(10)).isEmpty();
        nanos.addAndGet(1_000_000_000L);
        assertThat(wanted.take(10)).containsExactly("ann");
    }

    @Test
    void soManyAreRememberedAndNoMore() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(wanted.add("viewer-" + i)).isTrue();
        }
        assertThat(wanted.add("one too many")).isFalse();
        assertThat(wanted.take(3)).containsExactly("viewer-0", "viewer-1", "viewer-2");
    }
}
