package com.movieconcierge.embedding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.kernel.Genres;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThemeTextTest {

    @Test
    void isTitleThenSynopsisThenKeywordsThenGenres() {
        assertThat(ThemeText.of(Films.HEAT))
                .contains("Heat. A detective hunts a crew of thieves across Los Angeles. "
                        + "Keywords: bank robbery, detective. Genres: Action, Crime, Thriller.");
    }

    @Test
    void genresAloneAreNoTheme() {
        assertThat(ThemeText.of(Films.withGenres("Drama"))).isEmpty();
        assertThat(ThemeText.of(Films.withSynopsis("m", " \n "))).isEmpty();
    }

    @Test
    void keywordsAloneAreATheme() {
        var film = Films.film()
                .genres(List.of(Genres.NONE))
                .keywords(List.of("heist"))
                .build();

        assertThat(ThemeText.of(film)).contains("Keywords: heist.");
    }

    @Test
    void whiteSpaceIsTidied() {
        assertThat(ThemeText.of(Films.withSynopsis("m", " two\n\tlines\u00a0here ")))
                .contains("two lines here");
    }
}
