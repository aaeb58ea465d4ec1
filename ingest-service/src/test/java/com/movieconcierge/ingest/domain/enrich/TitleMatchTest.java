package com.movieconcierge.ingest.domain.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import com.movieconcierge.model.Film;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleMatchTest {
    private static TitleMatch match(String title, @Nullable Integer year) {
        return TitleMatch.of(Film.builder("m-1", title).year(year).build());
    }

    private static Candidate candidate(String id, String title, String original, @Nullable Integer year) {
        return new Candidate(id, title, original, year);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Matrix, The                                             | The Matrix
                    Matrix, The (1999)                                      | The Matrix
                    Léon: The Professional (a.k.a. The Professional) (Léon) | Léon: The Professional;The Professional;Léon;Léon: The Professional (a.k.a. The Professional) (Léon)
                    City of Children, The (Cité, La)                        | The City of Children;La Cité;The City of Children (La Cité)
                    (500) Days of Summer                                    | (500) Days of Summer
                    Seven (a.k.a. Se7en)                                    | Seven;Se7en;Seven (a.k.a. Se7en)
                    """)
    void titlesOfMovieLensAreSearchedForAsTheyAreSpoken(String title, String names) {
        assertThat(match(title, 1999).names()).containsExactly(names.split(";"));
    }

    @Test
    void aYearInTheTitleServesWhereTheFilmHasNone() {
        assertThat(match("Matrix, The (1999)", null).year()).isEqualTo(1999);
        assertThat(match("2001", 1968).year()).isEqualTo(1968);
    }

    @Test
    void theTitleHasToBeTheSameButForAccentsCaseAndPunctuation() {
        TitleMatch leon = match("Léon: The Professional (Léon)", 1994);

        assertThat(leon.choose(List.of(candidate("1", "Leon - the professional", "Léon", 1994))))
                .isPresent();
        assertThat(leon.choose(List.of(candidate("1", "Otherwise", "LEON", 1994))))
                .isPresent();
        assertThat(leon.choose(List.of(candidate("1", "Léon: The Professional II", "x", 1994))))
                .isEmpty();
        assertThat(match("Thelma & Louise", 1991).choose(List.of(candidate("1", "Thelma and Louise", "", 1991))))
                .isPresent();
        assertThat(match("七人の侍", 1954).choose(List.of(candidate("1", "Seven Samurai", "七人の侍", 1954))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ocean's Eleven     | Oceans Eleven",
                "Ocean’s Eleven     | Ocean`s Eleven",
                "Rosemary´s Baby    | Rosemary's Baby",
                "Smørrebrød         | Smorrebrod",
                "Bez końca i łzy    | Bez konca i lzy",
                "Der Spaß           | Der Spass",
                "Ægteskab           | Aegteskab",
                "Đavolji raj        | Davolji raj",
                "Fast & Furious     | Fast and Furious"
            })
    void lettersThatNoAccentMakesApostrophesAndAmpersandsAreOneSpelling(String title, String other) {
        assertThat(match(title, 1994).choose(List.of(candidate("1", other, "", 1994))))
                .isPresent();
        assertThat(match(other, 1994).choose(List.of(candidate("1", title, "", 1994))))
                .isPresent();
    }

    @Test
    void theYearItselfWinsOverTheYearNextToIt() {
        var next = candidate("1", "Heat", "Heat", 1996);
        var same = candidate("2", "Heat", "Heat", 1995);

        assertThat(match("Heat", 1995).choose(List.of(next, same))).contains(same);
        assertThat(match("Heat", 1995).choose(List.of(next))).contains(next);
        assertThat(match("Heat", 1995).choose(List.of(candidate("3", "Heat", "Heat", 1986))))
                .isEmpty();
        assertThat(match("Heat", 1995).choose(List.of(candidate("3", "Heat", "Heat", null))))
                .isEmpty();
    }

    @Test
    void twoThatFitAreNotChosenBetween() {
        var one = candidate("1", "Heat", "Heat", 1995);
        var other = candidate("2", "Heat", "Heat", 1995);

        assertThat(match("Heat", 1995).choose(List.of(one, other))).isEmpty();
        assertThat(match("Heat", 1995).choose(List.of(one, one))).contains(one);
        assertThat(match("Heat", null).choose(List.of(one, candidate("3", "Heat", "Heat", 1986))))
                .isEqualTo(Optional.empty());
        assertThat(match("Heat", null).choose(List.of(one))).contains(one);
    }
}
