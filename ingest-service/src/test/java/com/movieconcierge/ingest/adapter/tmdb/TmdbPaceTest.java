package com.movieconcierge.ingest.adapter.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TmdbPaceTest {
    private final FakeTime time = new FakeTime();

    @Test
    void noSecondHasMoreRequestsThanAgreed() throws InterruptedException {
        var pace = new TmdbPace(40, time);
        var sent = new ArrayList<Long>();
        for (int i = 0; i < 400; i++) {
            pace.await();
            sent.add(time.nanos());
        }

        long second = Duration.ofSeconds(1).toNanos();
        for (long from : sent) {
            assertThat(sent.stream().filter(at -> at >= from && at < from + second))
                    .hasSizeLessThanOrEqualTo(40);
        }
        assertThat(sent.get(399) - sent.get(0)).as("nor is time wasted").isLessThanOrEqualTo(10 * second);
    }

    @Test
    void whileTmdbAsksForARestNothingIsSent() throws InterruptedException {
        var pace = new TmdbPace(40, time);
        pace.await();
        long start = time.nanos();
        pace.rest(Duration.ofSeconds(7));
        pace.rest(Duration.ofSeconds(2));
        pace.await();

        assertThat(time.nanos() - start).isEqualTo(Duration.ofSeconds(7).toNanos());
    }
}
