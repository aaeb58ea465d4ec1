package com.movieconcierge.ingest.domain.enrich;

import static com.movieconcierge.testkit.TmdbServer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.ingest.adapter.files.DiskJobRecords;
import com.movieconcierge.ingest.adapter.tmdb.Sleeper;
import com.movieconcierge.ingest.adapter.tmdb.TmdbFilmDatabase;
import com.movieconcierge.ingest.adapter.tmdb.TmdbHttp;
import com.movieconcierge.ingest.adapter.tmdb.TmdbToken;
import com.movieconcierge.ingest.domain.jobs.JobQueue;
import com.movieconcierge.ingest.support.MemoryLogs;
import com.movieconcierge.kernel.FileCache;
import com.movieconcierge.model.Film;
import com.movieconcierge.testkit.TmdbServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Films in a log in memory, a TMDb of this machine, and enrichments of the ones by the other. */
final class EnrichmentWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** Pauses pass so many times as fast. */
    private static final long HASTE = 1_000;

    private static final long START_NANOS = System.nanoTime();

    final MemoryLogs logs = new MemoryLogs();
    final TmdbServer server = new TmdbServer();

    private final Path folder;

    /** @param folder of checkpoints, notes and kept answers */
    EnrichmentWorld(Path folder) {
        this.folder = folder;
    }

    @Override
    public void close() {
        server.close();
    }

    /** A pause that outlasts several looks of whoever polls for its message. */
    private static final long LONG_ENOUGH_TO_BE_SEEN = 300;

    /** TMDb as the service asks it. */
    FilmDatabase database(Clock clock) {
        Sleeper hasty = new Sleeper() {
            @Override
            public long nanos() {
                return (System.nanoTime() - START_NANOS) * HASTE;
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                Sleeper.REAL.sleep(nanos / HASTE);
            }
        };
        var http = new TmdbHttp(
                new TmdbHttp.Settings(server.url(), new TmdbToken(TOKEN), 50_000, Duration.ofSeconds(10)),
                hasty,
                clock,
                () -> 1.0);
        var cache = new FileCache(folder.resolve("cache"), 10_000_000, Duration.ofDays(150), clock);
        return new TmdbFilmDatabase(http, cache, "en-US", clock);
    }

    EnrichmentJobs jobs(Instant now, long giveUpMillis) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        FilmDatabase database = database(clock);
        var runner = new EnrichmentRunner(
                logs.currentFilms(),
                new FilmFinder(database),
                new FilmWriter(logs, 5_000),
                new DiskJobRecords<>(folder.resolve("state"), "enrichment", "set-aside", EnrichmentCheckpoint.class),
                clock,
                new EnrichmentRunner.Limits(3, 4, 10));
        return new EnrichmentJobs(
                runner, database, new JobQueue.Limits(4, giveUpMillis == 0 ? 1 : LONG_ENOUGH_TO_BE_SEEN, giveUpMillis));
    }

    EnrichmentJobs jobs() {
        return jobs(NOW, 0);
    }

    void film(String movieId, String title, @Nullable Integer year, @Nullable String tmdbId, @Nullable String imdbId) {
        logs.append(Film.builder(movieId, title)
                .year(year)
                .genres(List.of("Comedy"))
                .tmdbId(tmdbId)
                .imdbId(imdbId)
                .build());
    }

    Film now(String movieId) {
        Film film = logs.film(movieId);
        assertThat(film).isNotNull();
        return film;
    }

    void manyFilms(int films) {
        for (int i = 1; i <= films; i++) {
            film("m-%03d".formatted(i), "Film " + i, 1990, Integer.toString(i), null);
            server.film(i, "Film " + i, "1990-01-01");
        }
    }

    static EnrichmentProgress awaitEnd(EnrichmentJobs jobs, EnrichmentRequest request) {
        String id = jobs.start(request).id();
        await().until(() -> jobs.find(id).orElseThrow().state().isFinal());
        return jobs.find(id).orElseThrow();
    }
}
