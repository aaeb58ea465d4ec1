package com.movieconcierge.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.LogPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FilmEventsTest {

    @Test
    void aRetryWithALaterTimeDoesNotBeatAChangeOfMind() {
        FilmEvents events = of(event("love", 5.0, 1, 1), event("hate", 1.0, 2, 2), event("love", 5.0, 3, 3));
        assertThat(events.holding()).isEqualTo(event("hate", 1.0, 2, 2));
    }

    @Test
    void aRetryThatComesFirstKeepsTheTimeOfTheFirstAllTheSame() {
        FilmEvents events = of(event("love", 5.0, 3, 1), event("hate", 1.0, 2, 2));
        assertThat(events.holding().eventId()).isEqualTo("love");
        assertThat(events.with(event("love", 5.0, 1, 3)).holding().eventId()).isEqualTo("hate");
    }

    @Test
    void theVerySameEventSaysNothingNewAtTheSamePlaceAndMovesAtALaterOne() {
        FilmEvents once = of(event("a", 5.0, 1, 7));
        assertThat(once.with(event("a", 5.0, 1, 7))).isEqualTo(once);
        assertThat(once.with(event("a", 5.0, 1, 5))).isEqualTo(once);
        assertThat(once.with(event("a", 5.0, 1, 9)).remembered()).containsExactly(event("a", 5.0, 1, 9));
    }

    @Test
    void noMoreThanTheLatestAreRememberedAndRetriesGoFirst() {
        FilmEvents events = of(event("first", 3.0, 0, 0), event("first", 3.0, 50, 1));
        for (int i = 1; i < FilmEvents.MOST; i++) {
            events = events.with(event("e" + i, 4.0, i, i + 1));
        }
        assertThat(events.remembered())
                .hasSize(FilmEvents.MOST)
                .contains(event("first", 3.0, 0, 0))
                .doesNotContain(event("first", 3.0, 50, 1));
        assertThat(events.with(event("last", 4.0, 99, 99)).remembered())
                .hasSize(FilmEvents.MOST)
                .doesNotContain(event("first", 3.0, 0, 0));
    }

    @Test
    void whatIsForgottenGivesWayToWhatCameAfter() {
        FilmEvents events = of(event("ahead", 5.0, 9, 1), event("after", 2.0, 5, 2));
        assertThat(events.without(event -> event.eventId().equals("ahead")))
                .hasValueSatisfying(left -> assertThat(left.holding().eventId()).isEqualTo("after"));
        assertThat(events.without(event -> true)).isEmpty();
    }

    /** Within what is remembered, the order of arrival and repetition decide nothing. */
    @Property(tries = 300, seed = "20261130")
    void anyOrderAndRepetitionEndInTheSameEvent(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 1, max = FilmEvents.MOST) int occurrences) {
        Random random = new Random(seed);
        List<FilmEvent> log = new ArrayList<>();
        for (int i = 0; i < occurrences; i++) {
            log.add(event("e" + random.nextInt(3), 0.5 * (1 + random.nextInt(3)), random.nextInt(4), i));
        }
        List<FilmEvent> shuffled = new ArrayList<>(log);
        shuffled.addAll(log.subList(0, random.nextInt(log.size())));
        Collections.shuffle(shuffled, random);

        FilmEvent expected = of(log.toArray(FilmEvent[]::new)).holding();
        FilmEvent found = of(shuffled.toArray(FilmEvent[]::new)).holding();
        assertThat(found.eventId()).isEqualTo(expected.eventId());
        assertThat(found.ratedAt()).isEqualTo(expected.ratedAt());
        assertThat(found.rating()).isEqualTo(expected.rating());
    }

    private static FilmEvents of(FilmEvent... log) {
        FilmEvents events = FilmEvents.of(log[0]);
        for (FilmEvent event : log) {
            events = events.with(event);
        }
        return events;
    }

    private static FilmEvent event(String id, double stars, long ratedAt, long offset) {
        return new FilmEvent(id, Optional.of(stars), ratedAt, new LogPosition(0, offset));
    }
}
