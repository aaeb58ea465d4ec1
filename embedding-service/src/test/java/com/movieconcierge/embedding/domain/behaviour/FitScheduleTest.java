package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.behaviour.FitSchedule.Attempt;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitScheduleTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final FitSchedule schedule = new FitSchedule(1_000, 0.1, Duration.ofMinutes(1));

    @Test
    void theFirstFitIsDueAsSoonAsThereAreRatingsEnough() {
        assertThat(schedule.isDue(standing(999), Optional.empty(), NOON)).isFalse();
        assertThat(schedule.isDue(standing(1_000), Optional.empty(), NOON)).isTrue();
    }

    @Test
    void anotherIsDueWhenRatingsHaveGrownOrShrunkByATenth() {
        Optional<Attempt> last = last(2_000, Duration.ofSeconds(1));
        Instant later = NOON.plusSeconds(3_600);

        assertThat(schedule.isDue(standing(2_199), last, later)).isFalse();
        assertThat(schedule.isDue(standing(2_200), last, later)).isTrue();
        assertThat(schedule.isDue(standing(1_801), last, later)).isFalse();
        assertThat(schedule.isDue(standing(1_800), last, later)).isTrue();
        assertThat(schedule.isDue(standing(999), last, later)).isFalse();
    }

    @Test
    void betweenTwoFitsThereIsAMinuteOrTenTimesTheLast() {
        Optional<Attempt> quick = last(2_000, Duration.ofSeconds(1));
        Optional<Attempt> slow = last(2_000, Duration.ofMinutes(2));

        assertThat(schedule.isDue(standing(4_000), quick, NOON.plusSeconds(60))).isFalse();
        assertThat(schedule.isDue(standing(4_000), quick, NOON.plusSeconds(61))).isTrue();
        assertThat(schedule.isDue(standing(4_000), slow, NOON.plusSeconds(22 * 60 - 1)))
                .isFalse();
        assertThat(schedule.isDue(standing(4_000), slow, NOON.plusSeconds(22 * 60)))
                .isTrue();
    }

    private static Optional<Attempt> last(long ratings, Duration took) {
        return Optional.of(new Attempt(NOON, took, ratings, 0));
    }

    @Test
    void anotherIsDueWhenSomebodyHasAskedToBeForgotten() {
        StandingRatings standing = standing(2_000);
        standing.erase(new Erasure("somebody", NOON.minusSeconds(60), LogPosition.NONE));
        Instant later = NOON.plusSeconds(3_600);

        assertThat(schedule.isDue(standing, last(2_000, Duration.ofSeconds(1)), later))
                .isTrue();
        assertThat(schedule.isDue(standing, Optional.of(new Attempt(NOON, Duration.ZERO, 2_000, 1)), later))
                .isFalse();
    }

    @Test
    void aModelKnowsOfWhatWasAskedForBeforeItsFit() {
        StandingRatings standing = standing(2_000);
        standing.erase(new Erasure("somebody", NOON, LogPosition.NONE));
        standing.erase(new Erasure("another", NOON.plusSeconds(1), LogPosition.NONE));
        assertThat(Attempt.of(Reports.of(NOON, 2_000), standing).erasures()).isEqualTo(1);
    }

    private static StandingRatings standing(int ratings) {
        StandingRatings standing = new StandingRatings(viewer -> "of " + viewer);
        for (int rating = 0; rating < ratings; rating++) {
            standing.rate(new Rating("event", "viewer" + rating, "film", 4.0, NOON, ""));
        }
        return standing;
    }
}
