package com.movieconcierge.embedding.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MovieTest {

    @Test
    void refusesWhatIsNoFilmAndSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Films.blank("a b"))
                .withMessageContaining("movieId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Films.fromYear(20))
                .withMessageContaining("year")
                .withMessageContaining("20");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Films.withSynopsis("m", "x".repeat(Movie.MAX_TEXT + 1)))
                .withMessageContaining("synopsis");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Movie(
                        "m",
                        "",
                        OptionalInt.empty(),
                        List.of(),
                        Collections.nCopies(Movie.MAX_ENTRIES + 1, "k"),
                        "",
                        List.of(),
                        List.of()))
                .withMessageContaining("keywords");
    }

    @Test
    void blankNamesAreDropped() {
        assertThat(Films.withGenres("", " ", " Film  Noir ").genres()).containsExactly("Film Noir");
    }
}
