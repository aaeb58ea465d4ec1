package com.movieconcierge.embedding.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedding.domain.encoder.Films;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextNormalizerTest {

    @Test
    void blankNamesAreDropped() {
        assertThat(TextNormalizer.normalized(Films.withGenres("", " ", " Film  Noir "))
                        .genres())
                .containsExactly("Film Noir");
    }

    @Test
    void thePosterStandsInWhereThereIsNoStill() {
        FilmBuilder film =
                Films.film().posterUrl(" https://pictures.example/poster ").trailer(" ");

        Film tidied = TextNormalizer.normalized(film.build());
        assertThat(tidied.stills()).containsExactly("https://pictures.example/poster");
        assertThat(tidied.trailer()).isNull();
        assertThat(TextNormalizer.normalized(film.stills(List.of("https://pictures.example/1"))
                                .build())
                        .stills())
                .containsExactly("https://pictures.example/1");
    }

    @Test
    void aTidyFilmStaysAsItIs() {
        Film blankStill = TextNormalizer.normalized(Films.film()
                .posterUrl("https://pictures.example/p")
                .stills(List.of(" "))
                .build());

        assertThat(blankStill.stills()).isEmpty();
        assertThat(TextNormalizer.normalized(blankStill)).isEqualTo(blankStill);
        assertThat(TextNormalizer.normalized(Films.HEAT)).isEqualTo(Films.HEAT);
    }
}
