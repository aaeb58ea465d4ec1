package com.movieconcierge.embedding.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.movieconcierge.platform.Problems.InvalidInputException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilmDocumentTest {
    private static final String ADDRESS = "https://pictures.example/" + "p".repeat(2_005);

    @Test
    void theLimitsAreThoseOfEveryFilm() {
        assertThat(ADDRESS).hasSize(2_030);
        assertThat(film("One", 2_100, ADDRESS).checked().stills()).containsExactly(ADDRESS);
        refused(film("One", 2_101, ADDRESS), "film.year must be 1870 to 2100, is 2101");
        refused(film("One", null, ADDRESS + "p".repeat(19)), "film.stills must have at most 2048 characters, has 2049");
        refused(film("One", null, "file:///etc/passwd"), "film.stills must be an http or https address");
        refused(film(" ", null, ADDRESS), "film.title must not be empty");
    }

    @Test
    void ofWhatTakesTimeThereMayBeLessThanInTheCatalogue() {
        refused(withGenres(Collections.nCopies(101, "Drama")), "film.genres must have at most 100 entries");
        refused(withGenres(Collections.singletonList(null)), "film.genres must not hold null");
    }

    private static FilmDocument film(String title, @Nullable Integer year, String still) {
        return new FilmDocument(title, year, null, null, null, null, null, List.of(still));
    }

    private static FilmDocument withGenres(List<@Nullable String> genres) {
        return new FilmDocument("One", null, null, genres, null, null, null, null);
    }

    private static void refused(FilmDocument film, String reason) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(film::checked)
                .satisfies(invalid ->
                        assertThat(invalid.field() + " " + invalid.getMessage()).isEqualTo(reason));
    }
}
