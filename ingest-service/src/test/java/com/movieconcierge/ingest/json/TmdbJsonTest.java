package com.movieconcierge.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Film;
import com.movieconcierge.testkit.TmdbServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TmdbJsonTest {
    private static final String DETAILS = TmdbServer.details(603, "Paper Lanterns", "1995-03-31");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theBestStillsAndTheOfficialTrailerAreTaken() {
        Film film = TmdbJson.parse(utf8(DETAILS));

        assertThat(film.stills())
                .containsExactly(
                        "https://image.tmdb.org/t/p/w780/top603.jpg", "https://image.tmdb.org/t/p/w780/low.jpg");
        assertThat(film.trailer()).isEqualTo("https://www.youtube.com/watch?v=tr-603_x");
        assertThat(film.posterUrl()).isEqualTo("https://image.tmdb.org/t/p/w500/p603.jpg");
        assertThat(film.sources()).containsEntry("synopsis", "tmdb").containsEntry("stills", "tmdb");
    }

    @Test
    void runningTimeLanguageCountriesAndTheAgeRatingOfTheUnitedStatesAreTaken() {
        assertThat(TmdbJson.parse(utf8(DETAILS)))
                .returns(100, Film::runtimeMinutes)
                .returns("fr", Film::originalLanguage)
                .returns(List.of("FR"), Film::countries)
                .returns("PG-13", Film::certification)
                .satisfies(film -> assertThat(film.sources())
                        .containsKeys("runtimeMinutes", "language", "countries", "certification"));
        assertThat(TmdbJson.parse(utf8(
                                DETAILS.replace("\"iso_3166_1\":\"US\",\"release", "\"iso_3166_1\":\"GB\",\"release")))
                        .certification())
                .as("any other country's, where the United States have none")
                .isEqualTo("U");
        assertThat(TmdbJson.parse(utf8(DETAILS.replace("\"runtime\":100", "\"runtime\":0")))
                        .runtimeMinutes())
                .as("0 is TMDb's unknown")
                .isNull();
    }

    @Test
    void atMostSixStillsInTheSameOrderEachTime() {
        var backdrops = new StringBuilder();
        for (int i = 9; i > 0; i--) {
            backdrops.append("{\"file_path\":\"/s").append(i).append(".jpg\",\"vote_average\":5,\"vote_count\":2},");
        }
        String many = DETAILS.replaceFirst("\"backdrops\":\\[", "\"backdrops\":[" + backdrops);

        assertThat(TmdbJson.parse(utf8(many)).stills())
                .hasSize(6)
                .startsWith("https://image.tmdb.org/t/p/w780/top603.jpg", "https://image.tmdb.org/t/p/w780/s1.jpg");
    }

    @Test
    void withoutImagesTheBackdropServes() {
        String plain = DETAILS.replaceFirst("(?s),\\s*\"images\":.*$", "}");

        assertThat(TmdbJson.parse(utf8(plain)).stills()).containsExactly("https://image.tmdb.org/t/p/w780/b603.jpg");
    }

    @Test
    void pathsThatCouldLeadElsewhereAreNoImages() {
        assertThat(TmdbJson.parse(utf8(DETAILS.replace("/p603.jpg", "/../../x.jpg")))
                        .posterUrl())
                .isNull();
        assertThat(TmdbJson.parse(utf8(DETAILS.replace("/p603.jpg", "@evil.example/x.jpg")))
                        .posterUrl())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "overview":"What happens in Paper Lanterns." | "overview":7        | overview
                    "id":603,                                    | "id":{},            | id
                    "keywords":{"keywords":[                     | "keywords":{"keywords":0,"x":[ | keywords.keywords
                    "adult":false,"backdrop_path"                | "adult":true,"backdrop_path" | adult
                    """, quoteCharacter = '\0')
    void whatIsOfAnotherTypeIsNamed(String documented, String wrong, String field) {
        assertThat(DETAILS).contains(documented);
        assertThatThrownBy(() -> TmdbJson.parse(utf8(DETAILS.replace(documented, wrong))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("field=" + field);
    }

    @Test
    void listsNameFilmsForEverybody() {
        String film = TmdbServer.listed(7, "A", "B", "1999-01-01");
        String adult = film.replace("\"adult\":false", "\"adult\":true").replace("\"id\":7", "\"id\":8");

        assertThat(TmdbJson.parseSearch(utf8("{\"results\":[" + adult + "," + film + "]}")))
                .singleElement()
                .hasToString("Candidate[id=7, title=A, originalTitle=B, year=1999]");
        assertThat(TmdbJson.parseFind(utf8("{\"movie_results\":[],\"tv_results\":[" + film + "]}")))
                .isEmpty();
        assertThatThrownBy(() -> TmdbJson.parseSearch(utf8("{\"results\":{}}"))).hasMessageContaining("results");
        assertThatThrownBy(() -> TmdbJson.parseSearch(utf8("{\"results\":[{\"id\":\"x\"}]}")))
                .hasMessageContaining("numeric id");
    }
}
