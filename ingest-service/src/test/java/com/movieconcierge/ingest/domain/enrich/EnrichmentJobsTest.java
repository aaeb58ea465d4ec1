package com.movieconcierge.ingest.domain.enrich;

import static com.movieconcierge.ingest.support.TmdbServer.TOKEN;
import static com.movieconcierge.ingest.support.TmdbServer.listed;
import static com.movieconcierge.ingest.support.TmdbServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.ingest.adapter.files.DiskJobRecords;
import com.movieconcierge.ingest.adapter.tmdb.TmdbFilmDatabase;
import com.movieconcierge.ingest.adapter.tmdb.TmdbHttp;
import com.movieconcierge.ingest.adapter.tmdb.TmdbToken;
import com.movieconcierge.ingest.adapter.tmdb.Waiting;
import com.movieconcierge.ingest.domain.Film;
import com.movieconcierge.ingest.domain.jobs.JobQueue;
import com.movieconcierge.ingest.domain.jobs.JobState;
import com.movieconcierge.ingest.support.MemoryLogs;
import com.movieconcierge.ingest.support.TmdbServer;
import com.movieconcierge.kernel.FileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrichments of a log in memory by a TMDb of this machine. */
class EnrichmentJobsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** Pauses pass so many times as fast. */
    private static final long HASTE = 1_000;

    private static final long START_NANOS = System.nanoTime();

    @TempDir
    Path folder;

    private final MemoryLogs logs = new MemoryLogs();
    private final TmdbServer server = new TmdbServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private EnrichmentJobs jobs(Instant now, long giveUpMillis) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Waiting hasty = new Waiting() {
            @Override
            public long nanos() {
                return (System.nanoTime() - START_NANOS) * HASTE;
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                Waiting.REAL.sleep(nanos / HASTE);
            }
        };
        var http = new TmdbHttp(
                new TmdbHttp.Settings(server.url(), new TmdbToken(TOKEN), 50_000, Duration.ofSeconds(10)),
                new TmdbHttp.Chance(hasty, clock, () -> 1.0));
        var cache = new FileCache(folder.resolve("cache"), 10_000_000, Duration.ofDays(150), clock);
        var database = new TmdbFilmDatabase(http, cache, "en-US", clock);
        var runner = new EnrichmentRunner(
                logs.currentFilms(),
                new FilmFinder(database),
                new FilmWriter(logs.movieLog(), 5_000),
                new DiskJobRecords<>(folder.resolve("state"), "enrichment", "set-aside", EnrichmentCheckpoint.class),
                clock,
                new EnrichmentRunner.Limits(3, 4, 10));
        return new EnrichmentJobs(
                runner,
                database,
                () -> UUID.randomUUID().toString(),
                System::nanoTime,
                new JobQueue.Limits(4, 1, giveUpMillis));
    }

    private EnrichmentJobs jobs() {
        return jobs(NOW, 0);
    }

    private void film(
            String movieId, String title, @Nullable Integer year, @Nullable String tmdbId, @Nullable String imdbId) {
        logs.movieLog()
                .append(new Film(
                        movieId,
                        title,
                        year,
                        List.of("Comedy"),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        tmdbId,
                        imdbId));
    }

    private Film now(String movieId) {
        Film film = logs.film(movieId);
        assertThat(film).isNotNull();
        return film;
    }

    private void manyFilms(int films) {
        for (int i = 1; i <= films; i++) {
            film("m-%03d".formatted(i), "Film " + i, 1990, Integer.toString(i), null);
            server.film(i, "Film " + i, "1990-01-01");
        }
    }

    private static EnrichmentProgress awaitEnd(EnrichmentJobs jobs, EnrichmentRequest request) {
        String id = jobs.start(request).id();
        await().until(() -> jobs.find(id).orElseThrow().state().isFinal());
        return jobs.find(id).orElseThrow();
    }

    @Test
    void filmsAreFoundByTheirIdsElseByTitleAndYear() {
        film("by-tmdb", "Paper Lanterns", 1995, "11", "tt0000099");
        film("by-imdb", "Long Walk, The", 1999, null, "tt0111222");
        film("by-dead-id", "Gone There", 1980, "404", "tt0444444");
        film("by-title", "Léon: The Professional (a.k.a. The Professional) (Léon)", 1994, null, null);
        film("by-next-year", "Matrix, The", 1998, null, null);
        server.film(11, "Paper Lanterns", "1995-05-01");
        server.film(12, "The Long Walk", "1999-05-01");
        server.film(13, "Gone There", "1980-05-01");
        server.film(14, "Léon", "1994-09-14");
        server.film(15, "The Matrix", "1999-03-31");
        server.find("tt0111222", listed(12, "The Long Walk", "The Long Walk", "1999-05-01"));
        server.find("tt0444444", listed(13, "Gone There", "Gone There", "1980-05-01"));
        server.search("Léon: The Professional 1994", listed(14, "Léon: The Professional", "Léon", "1994-09-14"));
        server.search(
                "The Matrix",
                listed(15, "The Matrix", "The Matrix", "1999-03-31"),
                listed(16, "The Matrix Reloaded", "The Matrix Reloaded", "2003-05-15"));
        try (EnrichmentJobs jobs = jobs()) {
            EnrichmentProgress done = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(done).returns(JobState.DONE, EnrichmentProgress::state).returns(5L, EnrichmentProgress::found);
            assertThat(done.setAside()).isEmpty();
        }
        assertThat(now("by-tmdb"))
                .returns("What happens in Paper Lanterns.", Film::synopsis)
                .returns(List.of("river", "lantern"), Film::keywords)
                .returns(List.of("Di Rect"), Film::directors)
                .returns(List.of("Comedy"), Film::genres)
                .returns("https://www.youtube.com/watch?v=tr-11_x", Film::trailer)
                .returns("tmdb@2026-11-25", film -> film.sources().get("stills"));
        assertThat(now("by-imdb").tmdbId()).isEqualTo("12");
        assertThat(now("by-dead-id").synopsis()).isEqualTo("What happens in Gone There.");
        assertThat(now("by-title").tmdbId()).isEqualTo("14");
        assertThat(now("by-next-year").tmdbId()).isEqualTo("15");
        assertThat(server.targets())
                .contains("/3/movie/11?append_to_response=keywords,credits,videos,images&language=en-US"
                        + "&include_image_language=null")
                .contains("/3/find/tt0111222?external_source=imdb_id&language=en-US");
    }

    @Test
    void whatIsUnknownOrAmbiguousIsSetAsideWithItsCandidates() throws IOException {
        film("ambiguous", "Heat", 1995, null, null);
        film("unknown", "Never Made", 2001, null, null);
        film("dead", "Dead", 2001, "404", null);
        film("wrong", "Wrong", 2001, "no-number", null);
        String[] heats = {listed(1, "Heat", "Heat", "1995-12-15"), listed(2, "Heat", "Heat", "1995-03-01")};
        server.search("Heat 1995", heats);
        server.search("Heat", heats);
        try (EnrichmentJobs jobs = jobs()) {
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
        assertThat(logs.films).as("nothing was written").hasSize(4);
    }

    @Test
    void brokenAnswersFailTheirFilmAndTheJobGoesOn() {
        manyFilms(6);
        server.put("/3/movie/2", "{\"id\":2,\"title\":\"cut");
        server.put("/3/movie/3", "<html>not TMDb</html>");
        server.put("/3/movie/4", "[1,2]");
        server.put("/3/movie/5", TmdbServer.details(77, "Another", "1990-01-01"));
        try (EnrichmentJobs jobs = jobs()) {
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
    void whereEveryAnswerIsBrokenTheJobStopsAndSaysSo() {
        manyFilms(15);
        for (int i = 1; i <= 15; i++) {
            server.put("/3/movie/" + i, "<html>a captive portal</html>");
        }
        try (EnrichmentJobs jobs = jobs()) {
            EnrichmentProgress end = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(end.state()).isEqualTo(JobState.FAILED);
            assertThat(end.message()).contains("10 films failed one after another", "TMDB_URL");
        }
    }

    @Test
    void anEnrichmentThatWasStoppedGoesOnAndRepeatsNoRequest() {
        manyFilms(20);
        logs.failAfter(7);
        try (EnrichmentJobs first = jobs()) {
            assertThat(awaitEnd(first, EnrichmentRequest.all(false)).state()).isEqualTo(JobState.FAILED);
        }
        logs.recover();
        try (EnrichmentJobs second = jobs()) {
            EnrichmentProgress done = awaitEnd(second, EnrichmentRequest.all(false));

            assertThat(done).returns(true, EnrichmentProgress::resumed).returns(20L, EnrichmentProgress::done);
            assertThat(done.changed()).isEqualTo(20);
        }
        assertThat(server.targets()).hasSize(20).doesNotHaveDuplicates();
        assertThat(logs.films).as("each was written once more").hasSize(40);
    }

    @Test
    void whatWasAskedAnewIsNotAskedAnewTwice() {
        manyFilms(20);
        try (EnrichmentJobs jobs = jobs()) {
            awaitEnd(jobs, EnrichmentRequest.all(false));
        }
        logs.films.clear();
        server.seen.clear();
        for (int i = 1; i <= 20; i++) {
            server.film(i, "Renewed " + i, "1990-01-01");
        }
        logs.failAfter(7);
        try (EnrichmentJobs first = jobs(NOW.plusSeconds(60), 0)) {
            awaitEnd(first, EnrichmentRequest.all(true));
        }
        logs.recover();
        try (EnrichmentJobs second = jobs(NOW.plusSeconds(120), 0)) {
            assertThat(awaitEnd(second, EnrichmentRequest.all(true)).changed()).isEqualTo(20);
        }
        assertThat(server.targets()).hasSize(20).doesNotHaveDuplicates();
        assertThat(now("m-020").synopsis()).isEqualTo("What happens in Renewed 20.");
        assertThat(now("m-020").title()).isEqualTo("Film 20");
    }

    @Test
    void whatLacksNothingIsNotAskedForBeforeItIsTooOld() {
        manyFilms(3);
        try (EnrichmentJobs jobs = jobs()) {
            awaitEnd(jobs, EnrichmentRequest.all(false));
            assertThat(awaitEnd(jobs, EnrichmentRequest.all(false)).total()).isZero();
            assertThat(awaitEnd(jobs, EnrichmentRequest.of(List.of("m-001"), false)))
                    .returns(1L, EnrichmentProgress::found)
                    .returns(0L, EnrichmentProgress::changed)
                    .returns(0L, EnrichmentProgress::requests);
        }
        try (EnrichmentJobs jobs = jobs(NOW.plus(Duration.ofDays(151)), 0)) {
            assertThat(awaitEnd(jobs, EnrichmentRequest.all(false)))
                    .returns(3L, EnrichmentProgress::total)
                    .returns(3L, EnrichmentProgress::requests)
                    .returns(3L, EnrichmentProgress::changed);
        }
        assertThat(now("m-001").sources().values()).containsOnly("tmdb@2027-04-25");
    }

    @Test
    void whileTmdbIsAwayTheJobPausesAndGoesOnByItself() {
        manyFilms(5);
        server.fail(1_000_000, status(503, "offline"));
        try (EnrichmentJobs jobs = jobs(NOW, 600_000)) {
            String id = jobs.start(EnrichmentRequest.all(false)).id();
            await().until(() -> jobs.find(id).orElseThrow().message() != null);
            assertThat(jobs.find(id).orElseThrow().message()).contains("TMDb answers HTTP 503");
            server.heal();
            await().until(() -> jobs.find(id).orElseThrow().state() == JobState.DONE);
            assertThat(jobs.find(id).orElseThrow().changed()).isEqualTo(5);
        }
    }

    @Test
    void aRefusedTokenFailsTheJobAtOnce() {
        manyFilms(5);
        server.fail(1_000, status(401, TmdbServer.BAD_KEY));
        try (EnrichmentJobs jobs = jobs(NOW, 600_000)) {
            EnrichmentProgress end = awaitEnd(jobs, EnrichmentRequest.all(false));

            assertThat(end.state()).isEqualTo(JobState.FAILED);
            assertThat(end.message()).startsWith("TMDB_TOKEN is refused");
        }
    }

    @Test
    void aCancelledJobStopsWhileItWaits() {
        manyFilms(1);
        server.fail(1, server.hang());
        try (EnrichmentJobs jobs = jobs()) {
            String id = jobs.start(EnrichmentRequest.all(false)).id();
            await().until(() -> !server.seen.isEmpty());
            jobs.cancel(id);
            await().until(() -> jobs.find(id).orElseThrow().state() == JobState.CANCELLED);
        }
    }

    @Test
    void aChangeOfSomebodyElseBetweenReadingAndWritingIsKept() {
        manyFilms(1);
        logs.beforeNextMovie(() -> logs.movieLog()
                .append(new Film(
                        "m-001",
                        "Retitled",
                        1990,
                        List.of(),
                        List.of("theirs"),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        "1",
                        null,
                        Map.of())));
        try (EnrichmentJobs jobs = jobs()) {
            awaitEnd(jobs, EnrichmentRequest.all(false));
        }
        assertThat(now("m-001"))
                .returns("Retitled", Film::title)
                .returns(List.of("theirs"), Film::keywords)
                .returns("What happens in Film 1.", Film::synopsis);
    }

    @Test
    void aFilmThatSomebodyRemovesMeanwhileStaysRemoved() {
        manyFilms(1);
        logs.beforeNextMovie(() -> logs.movieLog().remove("m-001"));
        try (EnrichmentJobs jobs = jobs()) {
            assertThat(awaitEnd(jobs, EnrichmentRequest.all(false)).failed()).isEqualTo(1);
        }
        assertThat(logs.film("m-001")).isNull();
    }

    @Test
    void filmsForAdultsAndFilmsOutsideTheCatalogueAreLeftOut() {
        film("adult", "Adult", 1990, "5", null);
        server.put(
                "/3/movie/5",
                TmdbServer.details(5, "Adult", "1990-01-01").replace("\"adult\":false,\"b", "\"adult\":true,\"b"));
        try (EnrichmentJobs jobs = jobs()) {
            EnrichmentProgress end = awaitEnd(jobs, EnrichmentRequest.of(List.of("adult", "nowhere"), false));

            assertThat(end.setAside())
                    .extracting(EnrichmentProgress.SetAside::reason)
                    .containsExactly(
                            "failed: adult: films for adults only are left out", "not found: is not in the catalogue");
        }
    }
}
