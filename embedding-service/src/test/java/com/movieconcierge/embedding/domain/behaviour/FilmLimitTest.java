package com.movieconcierge.embedding.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.behaviour.NextFilmRidge;
import com.movieconcierge.behaviour.RidgeSettings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FilmLimitTest {
    private static final RidgeSettings SETTINGS = RidgeSettings.DEFAULT;
    private static final int[] COUNTS = {9, 5, 7, 7, 4, 20, 1};

    @Test
    void nothingChangesWhereAllFilmsFit() {
        assertThat(new FilmLimit(5, Long.MAX_VALUE).within(SETTINGS, COUNTS)).isEqualTo(SETTINGS);
    }

    @Test
    void theMostRatedFilmsAreLearnedAndNeverMoreThanTheLimit() {
        assertThat(learned(4)).isEqualTo(4);
        assertThat(learned(3)).as("two films tie for the third place").isEqualTo(2);
        assertThat(learned(2)).isEqualTo(2);
        assertThat(learned(1)).isEqualTo(1);
    }

    @Test
    void memoryLowersTheLimitAndIsNamedAsTheReason() {
        long bytes = NextFilmRidge.systemBytes(2, SETTINGS);

        assertThat(new FilmLimit(8_000, bytes).films(SETTINGS)).isEqualTo(2);
        assertThat(new FilmLimit(8_000, bytes - 1).films(SETTINGS)).isEqualTo(1);
        assertThat(new FilmLimit(8_000, bytes).isShortOfMemory(SETTINGS, COUNTS))
                .isTrue();
        assertThat(new FilmLimit(2, bytes).isShortOfMemory(SETTINGS, COUNTS)).isFalse();
        assertThat(new FilmLimit(8_000, Long.MAX_VALUE).isShortOfMemory(SETTINGS, COUNTS))
                .isFalse();
    }

    private static long learned(int most) {
        int fewest =
                new FilmLimit(most, Long.MAX_VALUE).within(SETTINGS, COUNTS).fewestEvents();
        return Arrays.stream(COUNTS).filter(count -> count >= fewest).count();
    }
}
