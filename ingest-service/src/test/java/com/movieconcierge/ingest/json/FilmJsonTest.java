package com.movieconcierge.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilmJsonTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aClientIsHeldToTheContract() {
        assertThat(FilmJson.parse("m1", utf8("{\"title\":\"A\",\"year\":1999,\"cast\":[\"X\"]}")))
                .returns("m1", Film::movieId)
                .returns(1999, Film::year);
        assertThatThrownBy(() -> FilmJson.parse("m1", utf8("{\"title\":\"A\",\"director\":\"X\",\"movieId\":\"m2\"}")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("director")
                .hasMessageContaining("movieId");
        assertThatThrownBy(() -> FilmJson.parse("m1", utf8("{\"title\":\"A\",\"year\":\"1999\",\"genres\":[1]}")))
                .hasMessageContaining("year")
                .hasMessageContaining("genres");
    }

    @Test
    void runningTimeLanguageCountriesAndAgeRatingComeFromClientsAndFilesAlike() {
        Film sent = FilmJson.parse(
                "m1",
                utf8("{\"title\":\"A\",\"runtimeMinutes\":94,\"originalLanguage\":\"fr\",\"countries\":[\"FR\",\"BE\"],"
                        + "\"certification\":\"PG\"}"));
        Film read = FilmJson.parseText(utf8("{\"movieId\":\"m1\",\"runtime\":94,\"original_language\":\"fr\","
                + "\"countries\":[\"FR\",\"BE\"],\"certification\":\"PG\"}"));

        assertThat(List.of(sent, read)).allSatisfy(film -> assertThat(film)
                .returns(94, Film::runtimeMinutes)
                .returns("fr", Film::originalLanguage)
                .returns(List.of("FR", "BE"), Film::countries)
                .returns("PG", Film::certification));
        assertThat(FilmJson.parse("m1", utf8("{\"title\":\"A\",\"language\":\"fr\"}"))
                        .originalLanguage())
                .as("by the name that the contract had before")
                .isEqualTo("fr");
        assertThat(FilmJson.parse("m1", utf8("{\"title\":\"A\",\"language\":\"fr\",\"originalLanguage\":\"de\"}"))
                        .originalLanguage())
                .as("the old name beside the new one is no unknown field")
                .isEqualTo("de");
        assertThat(FilmJson.parse("m1", utf8("{\"title\":\"A\",\"runtimeMinutes\":-3}"))
                        .violations())
                .extracting(Violation::field)
                .containsExactly("runtimeMinutes");
        assertThat(FilmJson.parseText(utf8("{\"movieId\":\"m1\",\"runtime\":0}"))
                        .runtimeMinutes())
                .as("0 is what film data writes for unknown")
                .isNull();
    }

    @Test
    void aFileMayUseTheNamesOfFilmData() {
        Film film = FilmJson.parseLine(
                utf8("{\"movieId\":12,\"title\":\"A\",\"overview\":\"Two meet.\",\"director\":\"D E\","
                        + "\"cast_top3\":\"X|Y\",\"language\":\"fr\",\"tmdbId\":99,\"release_date\":\"1999-01-01\"}"));

        assertThat(film.movieId()).isEqualTo("12");
        assertThat(film.synopsis()).isEqualTo("Two meet.");
        assertThat(film.directors()).containsExactly("D E");
        assertThat(film.cast()).containsExactly("X", "Y");
        assertThat(film.tmdbId()).isEqualTo("99");
    }

    @Test
    void movieDetailsOfTmdbBecomeAFilm() {
        Film film = TmdbJson.parse(utf8("""
                {"id": 5, "title": "A", "release_date": "2001-02-03", "genres": [{"id": 1, "name": "Drama"}],
                 "overview": "Two meet.", "original_language": "fr", "poster_path": "/p.jpg", "imdb_id": "tt5",
                 "keywords": {"keywords": [{"id": 2, "name": "meeting"}]},
                 "credits": {"cast": [{"name": "X"}], "crew": [{"job": "Editor", "name": "E"}, {"job": "Director", "name": "D"}]},
                 "videos": {"results": [{"site": "YouTube", "type": "Trailer", "key": "k"}]}, "popularity": 3.5}""".replace("\n", " ")));

        assertThat(film.movieId()).isEqualTo("tmdb:5");
        assertThat(film.year()).isEqualTo(2001);
        assertThat(film.genres()).containsExactly("Drama");
        assertThat(film.keywords()).containsExactly("meeting");
        assertThat(film.directors()).containsExactly("D");
        assertThat(film.posterUrl()).isEqualTo("https://image.tmdb.org/t/p/w500/p.jpg");
        assertThat(film.trailer()).isEqualTo("https://www.youtube.com/watch?v=k");
        assertThat(film.stills()).isEmpty();
        assertThatThrownBy(() -> TmdbJson.parse(utf8("{\"id\":5,\"title\":\"A\",\"adult\":true}")))
                .hasMessageContaining("adult");
    }
}
