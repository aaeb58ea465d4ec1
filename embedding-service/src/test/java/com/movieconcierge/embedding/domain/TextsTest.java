package com.movieconcierge.embedding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Film;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void blankNamesAreDropped() {
        assertThat(Texts.tidied(Films.withGenres("", " ", " Film  Noir ")).genres())
                .containsExactly("Film Noir");
    }

    @Test
    void thePosterStandsInWhereThereIsNoStill() {
        Film.Builder film =
                Films.film().posterUrl(" https://pictures.example/poster ").trailer(" ");

        Film tidied = Texts.tidied(film.build());
        assertThat(tidied.stills()).containsExactly("https://pictures.example/poster");
        assertThat(tidied.trailer()).isNull();
        assertThat(Texts.tidied(film.stills(List.of("https://pictures.example/1"))
                                .build())
                        .stills())
                .containsExactly("https://pictures.example/1");
    }

    @Test
    void aTidyFilmStaysAsItIs() {
        Film blankStill = Texts.tidied(Films.film()
                .posterUrl("https://pictures.example/p")
                .stills(List.of(" "))
                .build());

        assertThat(blankStill.stills()).isEmpty();
        assertThat(Texts.tidied(blankStill)).isEqualTo(blankStill);
        assertThat(Texts.tidied(Films.HEAT)).isEqualTo(Films.HEAT);
    }
}
