package com.movieconcierge.profile.domain.personas;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import com.movieconcierge.profile.domain.personas.PersonaSchedule.Extent;
import com.movieconcierge.profile.domain.personas.PersonaSchedule.Try;
import com.movieconcierge.profile.domain.personas.PersonaSet.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PersonaScheduleTest {
    private static final Instant FITTED = Instant.parse("2026-11-25T00:00:00Z");
    private static final Extent EXTENT = new Extent(1000, 500);
    private static final float[] ONE = {1};
    private static final PersonaSet PERSONAS = new PersonaSet(List.of(new Persona(
            "persona-1",
            "The All-Rounder",
            "1",
            100,
            List.of(),
            List.of(),
            List.of(new Persona.Block(Modality.FACTS, new ModelRef("facts", "1"), ONE, 1, ONE, ONE, ONE, 1, ONE)),
            1,
            1,
            FITTED,
            0.2,
            0.4,
            "",
            List.of(),
            List.of())));

    private final PersonaSchedule schedule = new PersonaSchedule(Duration.ofHours(1), Duration.ofSeconds(10));
    private final Drift drift = new Drift();

    private boolean isDue(long seconds, Optional<PersonaSet> personas, Extent extent) {
        return schedule.isDue(
                FITTED.plusSeconds(seconds), personas, Optional.of(new Try(FITTED, EXTENT)), extent, drift);
    }

    private void note(int times, String before, double distance) {
        var now = new Assignment("1", "persona-1", distance, Optional.empty(), OptionalDouble.empty());
        for (int i = 0; i < times; i++) {
            drift.note(Optional.of(before).filter(id -> !id.isEmpty()), now);
        }
    }

    @Test
    void theFirstFitIsTriedAtOnceAndThenWhenThereIsMoreToLookAt() {
        assertThat(schedule.isDue(FITTED, Optional.empty(), Optional.empty(), EXTENT, drift))
                .isTrue();
        assertThat(isDue(60, Optional.empty(), EXTENT)).isFalse();
        assertThat(isDue(60, Optional.empty(), new Extent(1001, 500))).isTrue();
        assertThat(isDue(9, Optional.empty(), new Extent(1001, 500))).isFalse();
    }

    @Test
    void personasAreFittedInTurnUnlessNothingIsNew() {
        Extent more = new Extent(1001, 500);
        assertThat(isDue(3599, Optional.of(PERSONAS), more)).isFalse();
        assertThat(isDue(3600, Optional.of(PERSONAS), more)).isTrue();
        assertThat(isDue(3600, Optional.of(PERSONAS), EXTENT)).isFalse();
    }

    @Test
    void aCatalogueThatIsBeingLoadedDoesNotWaitForTheTurn() {
        assertThat(isDue(60, Optional.of(PERSONAS), new Extent(1400, 700))).isFalse();
        assertThat(isDue(60, Optional.of(PERSONAS), new Extent(1000, 800))).isTrue();
        assertThat(isDue(5, Optional.of(PERSONAS), new Extent(1000, 800))).isFalse();
    }

    @Test
    void ratingsOfTheSameViewersWaitForTheTurnUntilTheyAreAsManyAsAllBefore() {
        assertThat(isDue(60, Optional.of(PERSONAS), new Extent(2000, 500))).isFalse();
        assertThat(isDue(60, Optional.of(PERSONAS), new Extent(2001, 500))).isTrue();
        assertThat(isDue(5, Optional.of(PERSONAS), new Extent(2001, 500))).isFalse();
    }

    @Test
    void newcomersOfHalfTheViewersDoNotWaitForTheTurn() {
        note(49, "", 0.4);
        assertThat(isDue(60, Optional.of(PERSONAS), EXTENT)).isFalse();
        note(1, "", 0.4);
        assertThat(isDue(60, Optional.of(PERSONAS), EXTENT)).isTrue();
        assertThat(isDue(5, Optional.of(PERSONAS), EXTENT)).isFalse();
    }

    @Test
    void driftWaitsForATwelfthOfTheTurn() {
        note(200, "persona-2", 0.4);
        assertThat(drift.isGreat(PERSONAS)).isTrue();
        assertThat(isDue(299, Optional.of(PERSONAS), EXTENT)).isFalse();
        assertThat(isDue(300, Optional.of(PERSONAS), EXTENT)).isTrue();
    }

    @Test
    void movesAndDistancesAreDriftOnceThereAreEnoughOfThem() {
        note(190, "persona-1", 0.4);
        note(9, "persona-2", 0.4);
        assertThat(drift.isGreat(PERSONAS)).isFalse();
        note(60, "persona-2", 0.4);
        assertThat(drift.isGreat(PERSONAS)).isTrue();

        Drift away = new Drift();
        for (int i = 0; i < 200; i++) {
            away.note(
                    Optional.of("persona-1"),
                    new Assignment("1", "persona-1", 0.47, Optional.empty(), OptionalDouble.empty()));
        }
        assertThat(away.isGreat(PERSONAS)).isTrue();
    }
}
