package com.movieconcierge.recommend.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.movieconcierge.model.Era;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPromptReaderTest {
    private static final SmallCatalogue CATALOGUE = new SmallCatalogue();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "something like Incepton | Inception",
                "shawshank redemtion | The Shawshank Redemption",
                "similar to \"Her\" | Her",
                "I loved Heat | Heat",
                "films like lord of the rings | The Lord of the Rings: The Two Towers",
                "in the vein of no country for old men | No Country for Old Men",
                "No Country for Old Men but funny | No Country for Old Men",
                "what is there like drive? | Drive"
            })
    void titlesAreLinkedInSpiteOfTyposWhereSomethingPointsAtThem(String prompt, String title) {
        assertThat(titles(CATALOGUE.read(prompt))).containsExactly(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cheer me up",
                "her favourite kind of film",
                "the heat of summer",
                "a long drive at night",
                "a dark thriller",
                "something like that"
            })
    void wordsOfTheLanguageAreNoTitles(String prompt) {
        assertThat(titles(CATALOGUE.read(prompt))).isEmpty();
    }

    /** Whatever the catalogue calls it, a prompt's genre is the lexicon's, and finds all films of it. */
    @ParameterizedTest
    @CsvSource({"Family,Children", "science fiction,Sci-Fi", "Kids,Children", "Suspense,Thriller", "drama,Drama"})
    void aGenreByAnyOfItsNamesIsTheLexicons(String name, String genre) {
        assertThat(CATALOGUE.vocabulary.genre(name)).contains(genre);
        assertThat(CATALOGUE.vocabulary.carriers(Term.GENRE, "Suspense"))
                .isEqualTo(CATALOGUE.vocabulary.carriers(Term.GENRE, "Thriller"))
                .isNotEmpty();
    }

    @Test
    void anAmpersandIsTheWordThatItStandsFor() {
        assertThat(titles(CATALOGUE.read("like Beauty & the Beast (2017)"))).containsExactly("Beauty and the Beast");
    }

    @Test
    void aYearChoosesBetweenNamesakesAndSeveralSeedsAreFound() {
        Understanding understood = CATALOGUE.read("like Beauty and the Beast (1991) and Up");
        assertThat(understood.wanted().films())
                .extracting(SeedFilm::title, SeedFilm::year)
                .containsExactly(tuple("Beauty and the Beast", 1991), tuple("Up", 2009));
    }

    @Test
    void negationsReachAsFarAsTheyAreMeant() {
        Understanding understood = CATALOGUE.read(
                "a thriller, no musicals, westerns or war films, nothing gory, from the 90s, less violent");
        assertThat(understood.wanted().genres()).containsExactly("Thriller");
        assertThat(understood.mustNots().genres()).containsExactly("Musical", "Western", "War");
        assertThat(understood.mustNots().moods()).containsExactly("gory");
        assertThat(understood.less().moods()).containsExactly("violent");
        assertThat(understood.era()).isEqualTo(new Era(1990, 1999));
    }

    @Test
    void filmsThatWereSeenOrAreNotWantedAreRuledOut() {
        assertThat(CATALOGUE.read("I've seen Inception").mustNots().films())
                .extracting(SeedFilm::title)
                .contains("Inception");
        assertThat(CATALOGUE.read("a heist, but not Heat").mustNots().films())
                .extracting(SeedFilm::title)
                .contains("Heat");
    }

    @ParameterizedTest
    @CsvSource({
        "the last ten years,2016,",
        "past 25 years,2001,",
        "last twenty-five years,2001,",
        "90s,1990,1999",
        "the late 1980s,1986,1989",
        "before 1970,,1969",
        "pre-1970,,1969",
        "after the eighties,1990,",
        "since 2015,2015,",
        "between 1990 and 2000,1990,2000",
        "from the 50s to the 70s,1950,1979",
        "recent,2021,",
        "classics,,1979",
        "older than 1980,,1979",
        "newer than 10 years,2017,",
        "this century,2000,",
        "after 1980 but before 1990,1981,1989",
        "nothing before 1980 nor after 2000,,"
    })
    void erasAreUnderstood(String phrase, Integer from, Integer to) {
        Era era = from == null && to == null ? null : new Era(from, to);
        assertThat(CATALOGUE.read("thrillers " + phrase).era()).isEqualTo(era);
    }

    @Test
    void peopleAreFoundByTheirNamesAndNotInsideOthers() {
        assertThat(CATALOGUE.read("by Cristopher Nolan").wanted().people()).containsExactly("Christopher Nolan");
        assertThat(CATALOGUE.read("a Nolan film").wanted().people()).containsExactly("Christopher Nolan");
        Understanding city = CATALOGUE.read("set in New York");
        assertThat(city.wanted().people()).isEmpty();
        assertThat(city.wanted().keywords()).containsExactly("new york");
    }

    @Test
    void audiencesRuleOutWhatIsNotForThem() {
        Understanding understood = CATALOGUE.read("three films to watch with my kids");
        assertThat(understood.limit()).isEqualTo(3);
        assertThat(understood.wanted().moods()).containsExactly("family-friendly");
        assertThat(understood.mustNots().genres()).contains("Horror");
    }

    @Test
    void languagesCountriesAndKeywordsAreTold() {
        assertThat(CATALOGUE.read("Korean films").language()).isEqualTo("ko");
        assertThat(CATALOGUE.read("in French").language()).isEqualTo("fr");
        assertThat(CATALOGUE.read("nothing in English").mustNots().languages()).containsExactly("en");
        Understanding folk = CATALOGUE.read("folk horror");
        assertThat(folk.wanted().keywords()).containsExactly("folk horror");
        assertThat(folk.wanted().genres()).containsExactly("Horror");
    }

    @Test
    void whatIsNotUnderstoodIsLeftToTheSentenceVector() {
        Understanding understood = CATALOGUE.read("a thriller about lighthouse keepers, no zeppelins");
        assertThat(understood.words()).isEqualTo("lighthouse keepers");
    }

    @Test
    void aTitleThatIsNotHereIsNotReadAsAWord() {
        Understanding understood = CATALOGUE.read("a slow-burn thriller like Dark, nothing gory");
        assertThat(understood.wanted().moods()).containsExactly("slow-burn");
        assertThat(understood.words()).isEqualTo("Dark");
        assertThat(CATALOGUE.read("like Korean thrillers").language()).isEqualTo("ko");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a slow-burn thriller like Dark, nothing gory | Dark |",
                "something like Dark 2017 | Dark | 2017",
                "similar to Portrait of a Lady please | Portrait of a Lady |",
                "a heist film like Inception | |",
                "like Korean thrillers | |",
                "nothing like Severance | |",
                "no films like the Lighthouse | |"
            })
    void titlesThatAreWantedAndNotHereAreTold(String prompt, String title, Integer year) {
        assertThat(CATALOGUE.reader.read(prompt, PromptReader.Context.FIRST).unknown())
                .isEqualTo(title == null ? List.of() : List.of(new Draft.Title(title, year)));
    }

    @Test
    void laterPromptsEditWhatWasUnderstood() {
        Understanding before = CATALOGUE.read("a dark Korean thriller");
        List<Film> shown = SmallCatalogue.films().subList(0, 3);
        var context = new PromptReader.Context(before, () -> shown, "me");
        Understanding after =
                CATALOGUE.reader.read("funnier, and nothing dark", context).understood();
        assertThat(after.wanted().moods()).containsExactly("funny");
        assertThat(after.wanted().genres()).containsExactly("Thriller");
        assertThat(after.language()).isEqualTo("ko");
        assertThat(CATALOGUE
                        .reader
                        .read("not that one", context)
                        .understood()
                        .mustNots()
                        .films())
                .extracting(SeedFilm::title)
                .containsExactly("Inception");
        assertThat(CATALOGUE
                        .reader
                        .read("something else", context)
                        .understood()
                        .mustNots()
                        .films())
                .hasSize(3);
        assertThat(CATALOGUE.reader.read("older", context).understood().era()).isEqualTo(new Era(null, 1994));
        Understanding years =
                CATALOGUE.reader.read("from the last ten years", context).understood();
        assertThat(years.era()).isEqualTo(new Era(2016, null));
        assertThat(titles(years)).isEmpty();
        assertThat(titles(CATALOGUE.reader.read("more like the third", context).understood()))
                .containsExactly("Heat");
    }

    @Test
    void theRestatementSaysItAll() {
        assertThat(CATALOGUE
                        .read("three slow-burn Korean thrillers like Heat, nothing gory, before 2010")
                        .restatement())
                .isEqualTo("The best 3: Korean slow-burn thrillers like 'Heat' up to 2009 but nothing gory.");
    }

    private static List<String> titles(Understanding understood) {
        return understood.wanted().films().stream().map(SeedFilm::title).toList();
    }
}
