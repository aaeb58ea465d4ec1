package com.movieconcierge.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private static final RatingSubmission RATING = new RatingSubmission("e", "ada", "m", 4.0, null);
    private static final RatingSubmission OTHER = new RatingSubmission("e", "ada", "m", 3.0, null);

    private final RecentEvents events = new RecentEvents(100);
    private final AtomicInteger appends = new AtomicInteger();
    private final Supplier<CompletableFuture<Receipt>> append =
            () -> CompletableFuture.completedFuture(new Receipt("e", 0, appends.getAndIncrement()));

    @Test
    void anEventIsAppendedOnce() {
        Receipt first = events.once("e", RATING, append).join();

        assertThat(events.once("e", RATING, append).join()).isEqualTo(first);
        assertThat(appends).hasValue(1);
        assertThatThrownBy(() -> events.once("e", OTHER, append)).isInstanceOf(ConflictingEventException.class);
    }

    @Test
    void aRetryWhileTheFirstIsUnderWayWaitsForIt() {
        var underWay = new CompletableFuture<Receipt>();
        CompletableFuture<Receipt> first = events.once("e", RATING, () -> underWay);
        CompletableFuture<Receipt> second = events.once("e", RATING, append);

        assertThat(second).isNotDone();
        underWay.complete(new Receipt("e", 0, 7));
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(appends).hasValue(0);
    }

    @Test
    void aFailedAppendIsForgotten() {
        var failure = new UnavailableException("away", null);
        assertThat(events.once("e", RATING, () -> CompletableFuture.failedFuture(failure)))
                .isCompletedExceptionally();
        assertThatThrownBy(() -> events.once("e", RATING, () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(events.once("e", OTHER, append).join().offset()).isZero();
    }
}
