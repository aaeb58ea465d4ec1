package com.movieconcierge.ingest.domain.enrich;

import static com.movieconcierge.ingest.domain.enrich.EnrichmentWorld.NOW;
import static com.movieconcierge.ingest.domain.enrich.EnrichmentWorld.awaitEnd;
import static com.movieconcierge.testkit.TmdbServer.listed;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import com.movieconcierge.model.Film;
import com.movieconcierge.testkit.TmdbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of films that TMDb is asked for. */
class EnrichedFilmsTest {
    @TempDir
    Path folder;

    private EnrichmentWorld world;

    @BeforeEach
    void start() {
        world = new EnrichmentWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void filmsAreFoundByTheirIdsElseByTitleAndYear() {
        world.film("by-tmdb", "Paper Lanterns", 1995, "11", "tt0000099");
        world.film("by-imdb", "Long Walk, The", 1999, null, "tt0111222");
        world.film("by-dead-id", "Gone There", 1980, "404", "tt0444444");
        world.film("by-title", "Léon: The Professional (a.k.a. The Professional) (Léon)", 1994, null, null);
        world.film("by-next-year", "Matrix, The", 1998, null, null);
        world.server.film(11, "Paper Lanterns", "1995-05-01");
        world.server.film(12, "The Long Walk", "1999-05-01");
        world.server.film(13, "Gone There", "1980-05-01");
        world.server.film(14, "Léon", "1994-09-14");
        world.server.film(15, "The Matrix", "1999-03-31");
        world.server.find("tt0111222", listed(12, "The Long Walk", "The Long Walk", "1999-05-01"));
        world.server.find("tt0444444", listed(13, "Gone There", "Gone There", "1980-05-01"));
        world.server.search("Léon: The Professional 1994", listed(14, "Léon: The Professional", "Léon", "1994-09-14"));
        world.server.search(
                "The Matrix",
                listed(15, "The Matrix", "The Matrix", "1999-03-31"),
                listed(16, "The Matrix Reloaded", "The Matrix Reloaded", "2003-05-15"));
        try (EnrichmentJobs jobs = world.jobs()) {
            EnrichmentProgress done = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(done).returns(JobState.DONE, EnrichmentProgress::state).returns(5L, EnrichmentProgress::found);
            assertThat(done.setAside()).isEmpty();
        }
        assertThat(world.now("by-tmdb"))
                .returns("What happens in Paper Lanterns.", Film::synopsis)
                .returns(List.of("river", "lantern"), Film::keywords)
                .returns(List.of("Di Rect"), Film::directors)
                .returns(List.of("Comedy"), Film::genres)
                .returns("https://www.youtube.com/watch?v=tr-11_x", Film::trailer)
                .returns("tmdb@2026-11-25", film -> film.sources().get("stills"));
        assertThat(world.now("by-imdb").tmdbId()).isEqualTo("12");
        assertThat(world.now("by-dead-id").synopsis()).isEqualTo("What happens in Gone There.");
        assertThat(world.now("by-title").tmdbId()).isEqualTo("14");
        assertThat(world.now("by-next-year").tmdbId()).isEqualTo("15");
        assertThat(world.server.targets())
                .contains("/3/movie/11?append_to_response=keywords,credits,videos,images,release_dates&language=en-US"
                        + "&include_image_language=null")
                .contains("/3/find/tt0111222?external_source=imdb_id&language=en-US");
    }

    @Test
    void whatIsUnknownOrAmbiguousIsSetAsideWithItsCandidates() throws IOException {
        world.film("ambiguous", "Heat", 1995, null, null);
        world.film("unknown", "Never Made", 2001, null, null);
        world.film("dead", "Dead", 2001, "404", null);
        world.film("wrong", "Wrong", 2001, "no-number", null);
        String[] heats = {listed(1, "Heat", "Heat", "1995-12-15"), listed(2, "Heat", "Heat", "1995-03-01")};
        world.server.search("Heat 1995", heats);
        world.server.search("Heat", heats);
        try (EnrichmentJobs jobs = world.jobs()) {
            EnrichmentProgress done = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(done.state()).isEqualTo(JobState.DONE);
            assertThat(List.of(done.ambiguous(), done.notFound(), done.failed(), done.found()))
                    .containsExactly(1L, 2L, 1L, 0L);
            assertThat(done.setAside().get(0).candidates())
                    .extracting(FilmDatabase.Candidate::id)
                    .containsExactly("1", "2");
            assertThat(Files.readAllLines(Path.of(String.valueOf(done.setAsideFile()))))
                    .hasSize(4)
                    .first()
                    .asString()
                    .contains("\"movieId\":\"ambiguous\"", "{\"tmdbId\":\"1\",\"title\":\"Heat\",\"year\":1995}");
        }
        assertThat(world.logs.films).as("nothing was written").hasSize(4);
    }

    @Test
    void aChangeOfSomebodyElseBetweenReadingAndWritingIsKept() {
        world.manyFilms(1);
        world.logs.beforeNextMovie(() -> world.logs.append(Film.builder("m-001", "Retitled")
                .year(1990)
                .keywords(List.of("theirs"))
                .tmdbId("1")
                .build()));
        try (EnrichmentJobs jobs = world.jobs()) {
            awaitEnd(jobs, EnrichmentRequest.all(false));
        }
        assertThat(world.now("m-001"))
                .returns("Retitled", Film::title)
                .returns(List.of("theirs"), Film::keywords)
                .returns("What happens in Film 1.", Film::synopsis);
    }

    @Test
    void aFilmThatSomebodyRemovesMeanwhileStaysRemoved() {
        world.manyFilms(1);
        world.logs.beforeNextMovie(() -> world.logs.remove("m-001"));
        try (EnrichmentJobs jobs = world.jobs()) {
            assertThat(awaitEnd(jobs, EnrichmentRequest.all(false)).failed()).isEqualTo(1);
        }
        assertThat(world.logs.film("m-001")).isNull();
    }

    @Test
    void filmsForAdultsAndFilmsOutsideTheCatalogueAreLeftOut() {
        world.film("adult", "Adult", 1990, "5", null);
        world.server.put(
                "/3/movie/5",
                TmdbServer.details(5, "Adult", "1990-01-01").replace("\"adult\":false,\"b", "\"adult\":true,\"b"));
        try (EnrichmentJobs jobs = world.jobs()) {
            EnrichmentProgress end = awaitEnd(jobs, EnrichmentRequest.of(List.of("adult", "nowhere"), false));

            assertThat(end.setAside())
                    .extracting(EnrichmentProgress.SetAside::reason)
                    .containsExactly(
                            "failed: adult: films for adults only are left out", "not found: is not in the catalogue");
        }
    }

    @Test
    void brokenAnswersFailTheirFilmAndTheJobGoesOn() {
        world.manyFilms(6);
        world.server.put("/3/movie/2", "{\"id\":2,\"title\":\"cut");
        world.server.put("/3/movie/3", "<html>not TMDb</html>");
        world.server.put("/3/movie/4", "[1,2]");
        world.server.put("/3/movie/5", TmdbServer.details(77, "Another", "1990-01-01"));
        try (EnrichmentJobs jobs = world.jobs()) {
            EnrichmentProgress done = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(done.state()).isEqualTo(JobState.DONE);
            assertThat(done.setAside())
                    .extracting(film -> film.movieId() + " " + film.reason().replaceAll(" at .*", ""))
                    .containsExactly(
                            "m-002 failed: body: malformed JSON",
                            "m-003 failed: body: malformed JSON",
                            "m-004 failed: body: must be a JSON object",
                            "m-005 failed: id: is 77 where 5 was asked for");
            assertThat(done.changed()).isEqualTo(2);
        }
    }

    @Test
    void whatLacksNothingIsNotAskedForBeforeItIsTooOld() {
        world.manyFilms(3);
        try (EnrichmentJobs jobs = world.jobs()) {
            awaitEnd(jobs, EnrichmentRequest.all(false));
            assertThat(awaitEnd(jobs, EnrichmentRequest.all(false)).total()).isZero();
            assertThat(awaitEnd(jobs, EnrichmentRequest.of(List.of("m-001"), false)))
                    .returns(1L, EnrichmentProgress::found)
                    .returns(0L, EnrichmentProgress::changed)
                    .returns(0L, EnrichmentProgress::requests);
        }
        try (EnrichmentJobs jobs = world.jobs(NOW.plus(Duration.ofDays(151)), 0)) {
            assertThat(awaitEnd(jobs, EnrichmentRequest.all(false)))
                    .returns(3L, EnrichmentProgress::total)
                    .returns(3L, EnrichmentProgress::requests)
                    .returns(3L, EnrichmentProgress::changed);
        }
        assertThat(world.now("m-001").sources().values()).containsOnly("tmdb@2027-04-25");
    }
}
