package com.movieconcierge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Science Fiction | Sci-Fi",
                "SCI-FI | Sci-Fi",
                "sci  fi | Sci-Fi",
                "Family | Children",
                "children's | Children",
                "Music | Musical",
                "noir | Film-Noir",
                "TV  Movie | tv movie"
            })
    void everyNameOfAGenreIsOne(String name, String canonical) {
        assertThat(Genres.canonical(name)).isEqualTo(canonical);
        assertThat(Genres.sameAs(canonical)).accepts(name);
        assertThat(Genres.sameAs(name)).accepts(canonical).rejects("Drama");
    }

    @Test
    void theVocabularyIsItsOwnName() {
        assertThat(Genres.VOCABULARY).allSatisfy(name -> {
            assertThat(Genres.canonical(name)).isEqualTo(name);
            assertThat(Genres.indexOf(name)).hasValue(Genres.VOCABULARY.indexOf(name));
        });
        assertThat(Genres.indexOf(Genres.NONE)).isEmpty();
    }
}
