package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates.TooManyWaitersException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FreshReadsTest {
    private static final TestWorld WORLD = TestWorld.small();
    private static final List<Verdict> LIKES = List.of(new Verdict(3, 5.0));
    private static final RecommendationRequest AVA = RecommendationRequest.of("ava", 3);

    private final FakeProfiles profiles = new FakeProfiles();
    private final ProfileUpdates updates = new ProfileUpdates(2);
    private final FreshReads reads = new FreshReads(
            RecommendationPipelineTest.pipeline(WORLD.index(), profiles), profiles, updates, Runnable::run);

    @Test
    void aProfileThatContainsTheRatingIsReadAtOnce() {
        profiles.put(WORLD.taste("ava", LIKES, 10, 5));
        assertThat(reads.recommend(AVA, 5, Duration.ofMinutes(1)).join().degraded())
                .isEmpty();
        assertThat(updates.waiting()).isZero();
    }

    @Test
    void anUpdateWakesTheRead() {
        CompletableFuture<Recommendations> read = reads.recommend(AVA, 5, Duration.ofMinutes(1));
        assertThat(read).isNotDone();
        updates.arrived("ava", 4);
        updates.arrived("bo", 9);
        assertThat(read).isNotDone();
        profiles.put(WORLD.taste("ava", LIKES, 10, 6));
        updates.arrived("ava", 6);
        assertThat(read.join().profileOffset()).isEqualTo(6);
        assertThat(read.join().degraded()).isEmpty();
    }

    @Test
    void aFalseAlarmDoesNotEndTheWait() {
        CompletableFuture<Recommendations> read = reads.recommend(AVA, 5, Duration.ofMinutes(1));
        updates.mayHaveMissedSome();
        assertThat(read).isNotDone();
        profiles.put(WORLD.taste("ava", LIKES, 10, 5));
        updates.mayHaveMissedSome();
        assertThat(read.join().profileOffset()).isEqualTo(5);
    }

    @Test
    void aProfileBehindIsMarked() {
        assertThat(reads.recommend(AVA, 5, Duration.ZERO).join().degraded()).containsExactly(FreshReads.BEHIND);
        assertThat(updates.waiting()).isZero();
    }

    @Test
    void withoutProfilesNobodyWaits() {
        profiles.goAway();
        assertThat(reads.recommend(AVA, 5, Duration.ofMinutes(1)).join().degraded())
                .contains("profiles-unavailable", FreshReads.BEHIND);
    }

    @Test
    void waitersAreBounded() {
        List<CompletableFuture<Recommendations>> waiting = new ArrayList<>();
        waiting.add(reads.recommend(AVA, 5, Duration.ofMinutes(1)));
        waiting.add(reads.recommend(AVA, 5, Duration.ofMinutes(1)));
        assertThatThrownBy(() -> reads.recommend(AVA, 5, Duration.ofMinutes(1)))
                .isInstanceOf(TooManyWaitersException.class);
        profiles.put(WORLD.taste("ava", LIKES, 10, 5));
        updates.arrived("ava", 5);
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(updates.waiting()).isZero();
    }
}
