package com.movieconcierge.evaluation.prequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PopularitySoFarTest {
    private final PopularitySoFar popularity = new PopularitySoFar(List.of("a", "b", "c", "d"), List.of("ada", "ben"));

    @Test
    void aFilmStandsBelowThoseThatWereRatedMoreAndThoseWithALowerNumberOfAsMany() {
        popularity.rated("cy", "c");
        popularity.rated("cy", "d");
        popularity.rated("eve", "d");
        assertThat(List.of("a", "b", "c", "d"))
                .extracting(film -> popularity.rank("ada", film))
                .containsExactly(2, 3, 1, 0);
    }

    @Test
    void whatTheViewerHasRatedIsNotRanked() {
        assertThat(popularity.isNew("ada")).isTrue();
        popularity.rated("ada", "a");
        popularity.rated("ada", "unknown");
        assertThat(popularity.isNew("ada")).isFalse();
        assertThat(popularity.isNew("ben")).isTrue();
        assertThat(popularity.hasRated("ada", "a")).isTrue();
        assertThat(popularity.rank("ada", "b")).isZero();
        assertThat(popularity.rank("ben", "b")).isOne();
    }

    @Test
    void onlyThoseWhoWereNamedCanBeAskedAbout() {
        popularity.rated("cy", "a");
        assertThatThrownBy(() -> popularity.rank("cy", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cy");
        assertThatThrownBy(() -> popularity.rank("ada", "z")).isInstanceOf(IllegalArgumentException.class);
    }
}
