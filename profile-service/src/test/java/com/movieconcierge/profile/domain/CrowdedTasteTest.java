package com.movieconcierge.profile.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Rating;
import com.movieconcierge.profile.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Somebody writes DNA of a model of its own for each film: a taste has room for so many, whatever the order. */
class CrowdedTasteTest {
    private static final TasteLaw LAW = Samples.LAW;
    private static final String USER = "ann";
    private static final int FILMS = 60;
    private static final int DIMENSIONS = 1_000;

    private long offset;

    @Test
    void aTasteStaysWithinItsBoundAndTheSameInAnyOrder() {
        List<Rating> log = new ArrayList<>();
        for (int film = 0; film < FILMS; film++) {
            log.add(event(film, 5.0, film));
        }
        for (int film = 0; film < FILMS; film += 3) {
            log.add(event(film, null, 100 + film));
        }
        Taste inOrder = taste(log);
        assertThat(inOrder.blocks()).hasSize(Taste.MOST_COMPONENTS / DIMENSIONS);

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(log, new Random(seed));
            Taste shuffled = taste(log);
            assertThat(new TreeSet<>(shuffled.blocks().keySet()))
                    .isEqualTo(new TreeSet<>(inOrder.blocks().keySet()));
            shuffled.blocks().forEach((key, sum) -> assertThat(sum.sum()[0])
                    .isCloseTo(inOrder.blocks().get(key).sum()[0], within(1e-9)));
        }
    }

    @Test
    void aProfileHasNoRecentSumThatTheTasteHasNoRoomFor() {
        List<Rating> log = new ArrayList<>();
        for (int film = 0; film < FILMS; film++) {
            log.add(event(film, 5.0, film));
        }
        InMemory state = state();
        Taste taste = taste(state, log);
        assertThat(state.writer.write(taste, Optional.empty()).sums())
                .hasSizeLessThanOrEqualTo(2 * Taste.MOST_COMPONENTS / DIMENSIONS);
    }

    private Taste taste(List<Rating> log) {
        return taste(state(), log);
    }

    private Taste taste(InMemory state, List<Rating> log) {
        Taste taste = state.book.newTaste(USER);
        log.forEach(
                event -> state.book.rate(taste, event.movieId(), FilmEvent.of(event, new LogPosition(0, offset++))));
        return taste;
    }

    private static InMemory state() {
        InMemory state = new InMemory(LAW);
        for (int film = 0; film < FILMS; film++) {
            float[] vector = new float[DIMENSIONS];
            Arrays.fill(vector, 0.01f * (film + 1));
            state.films.put(
                    id(film),
                    new FilmDna(
                            id(film),
                            "hash-" + film,
                            List.of(new FilmDna.Block(Modality.THEME, new ModelRef("model-" + film, "1"), vector))));
        }
        return state;
    }

    private static Rating event(int film, @Nullable Double stars, int day) {
        return new Rating(
                "e-" + film + "-" + day, USER, id(film), stars, Samples.T0.plus(Duration.ofDays(day)), "test");
    }

    private static String id(int film) {
        return String.format("film-%03d", film);
    }
}
