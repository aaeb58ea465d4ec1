package com.movieconcierge.recommend.domain.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.film.FilmTerms.Term;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmWordsTest {
    private static final Film INCEPTION = film("1", "Inception", 2010, List.of("Christopher Nolan"), "dreams");
    private static final Film INTERSTELLAR = film("2", "Interstellar", 2014, List.of("christopher nolan"), "space");
    private static final Film AMELIE = film("3", "Amélie", 2001, List.of("Jean-Pierre Jeunet"), "Paris");
    private static final Film BEAUTY_91 = film("4", "Beauty and the Beast", 1991, List.of(), "castle");
    private static final Film BEAUTY_17 = film("5", "Beauty and the Beast", 2017, List.of(), "castle");
    private static final Film NINETEEN = film("6", "1917", 2019, List.of("Sam Mendes"), "war");

    private final TitleSearch search = new TitleSearch();

    @BeforeEach
    void fill() {
        List.of(INCEPTION, INTERSTELLAR, AMELIE, BEAUTY_91, BEAUTY_17, NINETEEN).forEach(search::put);
    }

    @Test
    void typosAccentsAndArticlesAreForgiven() {
        assertThat(first("incepton")).isEqualTo(INCEPTION);
        assertThat(first("the intersteler")).isEqualTo(INTERSTELLAR);
        assertThat(first("amelie")).isEqualTo(AMELIE);
        assertThat(first("INTER")).isEqualTo(INTERSTELLAR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rosemary’s Baby     | rosemarys baby",
                "Rosemary´s Baby     | rosemary's baby",
                "Krótki film o łasce | krotki film o lasce",
                "Lønsj og ære        | lonsj og aere",
                "Großstadtstraße     | grossstadtstrasse",
                "Mamma & Mia         | mamma and mia",
                "8½                  | 8 1/2"
            })
    void whatNoKeyboardHasIsFoundByWhatItIsTypedAs(String title, String typed) {
        Film film = film("9", title, 1968, List.of(), "baby");
        search.put(film);
        var links = new TitleLinks(search, new CommonWords());
        links.put(film);

        assertThat(search.find(typed, 1, any -> 0).get(0).score()).isGreaterThan(1);
        assertThat(links.exactly(Words.folded(typed), null, any -> 0)).contains(film);
    }

    @Test
    void aYearChoosesBetweenNamesakes() {
        assertThat(first("beauty and the beast 2017")).isEqualTo(BEAUTY_17);
        assertThat(first("beauty and the beast (1991)")).isEqualTo(BEAUTY_91);
        assertThat(first("1917")).isEqualTo(NINETEEN);
    }

    @Test
    void nonsenseFindsNothingAndRemovedFilmsAreGone() {
        assertThat(search.find("zzzzqqq", 5, film -> 0)).isEmpty();
        search.remove("1");
        assertThat(search.find("inception", 5, film -> 0))
                .extracting(TitleSearch.Hit::film)
                .doesNotContain(INCEPTION);
    }

    @Test
    void theStrongestSharedFactIsNamed() {
        assertThat(SharedFacts.of(INTERSTELLAR, INCEPTION)).contains("same director, christopher nolan");
        assertThat(SharedFacts.of(BEAUTY_17, BEAUTY_91)).contains("both about castle");
        assertThat(SharedFacts.of(AMELIE, INCEPTION)).contains("both Drama");
    }

    @Test
    void aGenreIsTheSameTermUnderAllItsNamesAndKeywordsKeepTheirOwn() {
        Film alien = called("a", "Alien", "Science Fiction", "children");
        Film solaris = called("b", "Solaris", "Sci-Fi", "ocean");
        Film heidi = called("c", "Heidi", "Family", "alps");
        var terms = new FilmTerms();
        List.of(alien, solaris, heidi).forEach(terms::put);

        assertThat(terms.carriers(Term.GENRE, "SciFi")).containsExactlyInAnyOrder("a", "b");
        assertThat(terms.carriers(Term.GENRE, "Children's")).containsExactly("c");
        assertThat(terms.known(Term.KEYWORD, "children")).contains("children");
        assertThat(SharedFacts.of(alien, solaris)).contains("both Science Fiction");
        terms.remove("a");
        assertThat(terms.carriers(Term.GENRE, "science fiction")).containsExactly("b");
    }

    private static Film called(String id, String title, String genre, String keyword) {
        return Film.builder(id, title)
                .year(1979)
                .genres(List.of(genre))
                .keywords(List.of(keyword))
                .build();
    }

    @Test
    void filmsOfTheSameYearsAreToldApartFromOthers() {
        assertThat(SharedFacts.years(INCEPTION, INTERSTELLAR)).contains("both from the 2010s");
        assertThat(SharedFacts.years(film("7", "Up", 2009, List.of(), "balloon"), INTERSTELLAR))
                .contains("from about the same years");
        assertThat(SharedFacts.years(AMELIE, INCEPTION)).isEmpty();
    }

    private Film first(String query) {
        return search.find(query, 5, film -> 0).get(0).film();
    }

    private static Film film(String id, String title, int year, List<String> directors, String keyword) {
        return Film.builder(id, title)
                .year(year)
                .genres(List.of("Drama"))
                .keywords(List.of(keyword))
                .directors(directors)
                .build();
    }
}
