package com.movieconcierge.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.ViewerEvents;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftOutFilmsTest {
    /** Five viewers of all twenty films, and a film that nobody has rated. */
    private final Split split = split();

    private static Split split() {
        var builder = new DatasetBuilder();
        for (int viewer = 0; viewer < 5; viewer++) {
            for (int film = 0; film < 20; film++) {
                builder.rating("v" + viewer, "f" + film, 4, (long) film);
            }
        }
        builder.rating("v0", "last", 4, 20L);
        return new Splitter("last-1", true, 1).split(builder.build());
    }

    @Test
    void nothingIsLearnedOfThemAndAllElseStays() {
        Split without = LeftOutFilms.of(split, 0.2, 1);
        assertThat(without.leftOut())
                .hasSize(4)
                .allMatch(film -> split.training().counts()[film] > 0);
        int[] counts = without.training().counts();
        int[] before = split.training().counts();
        for (int film = 0; film < before.length; film++) {
            assertThat(counts[film]).isEqualTo(without.leftOut().contains(film) ? 0 : before[film]);
        }
        assertThat(without.questions()).isEqualTo(split.questions());
        ViewerEvents learned = without.training().viewers().get(1);
        for (int event = 1; event < learned.size(); event++) {
            assertThat(learned.time(event)).isEqualTo(learned.film(event)).isGreaterThan(learned.time(event - 1));
            assertThat(learned.stars(event)).isEqualTo(4);
        }
    }

    @Test
    void theSeedSaysWhich() {
        assertThat(LeftOutFilms.of(split, 0.2, 1).leftOut())
                .isEqualTo(LeftOutFilms.of(split, 0.2, 1).leftOut());
        Set<Set<Integer>> chosen = new HashSet<>();
        for (int seed = 0; seed < 5; seed++) {
            chosen.add(LeftOutFilms.of(split, 0.2, seed).leftOut());
        }
        assertThat(chosen).hasSizeGreaterThan(1);
    }

    @Test
    void noPartLeavesAllIn() {
        assertThat(LeftOutFilms.of(split, 0, 1)).isSameAs(split);
    }
}
