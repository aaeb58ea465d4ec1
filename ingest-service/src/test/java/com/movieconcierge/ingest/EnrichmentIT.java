package com.movieconcierge.ingest;

import static com.movieconcierge.testkit.TmdbServer.TOKEN;
import static com.movieconcierge.testkit.TmdbServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.movieconcierge.events.Movie;
import com.movieconcierge.ingest.domain.EventLog;
import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms.Current;
import com.movieconcierge.ingest.support.IngestClient;
import com.movieconcierge.ingest.support.IngestClient.Answer;
import com.movieconcierge.model.Film;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TmdbServer;
import com.movieconcierge.testkit.TypedRecords;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Enrichment on a real broker and registry, by a TMDb of this machine. */
class EnrichmentIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path state;

    private static final TmdbServer TMDB = new TmdbServer();
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();
    private static ConfigurableApplicationContext service;
    private static IngestClient client;
    private static TypedRecords records;

    @BeforeAll
    static void start() {
        RealParts parts = RealParts.get();
        String[] arguments = parts.serviceProperties().entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        service = IngestServiceApplication.builder()
                .properties("TMDB_TOKEN=" + TOKEN, "TMDB_URL=" + TMDB.url(), "TMDB_RATE=50", "TMDB_RETRY=100ms")
                .properties("TMDB_CACHE_DIR=" + state.resolve("tmdb"), "IMPORTS_STATE_DIR=" + state.resolve("state"))
                .run(arguments);
        // Only now: the start of the service has set up logging anew.
        LINES.start();
        root().addAppender(LINES);
        ((Logger) LoggerFactory.getLogger("com.movieconcierge")).setLevel(Level.TRACE);
        client = new IngestClient(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        records = parts.records();
        await().atMost(LIMIT).until(() -> client.get("/actuator/health").status() == 200);
    }

    @AfterAll
    static void stop() {
        root().detachAppender(LINES);
        records.close();
        service.close();
        TMDB.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Answer enrich(String request) {
        return client.call("POST", "/v1/enrichments", IngestClient.JSON, BodyPublishers.ofString(request));
    }

    private static Answer enriched(String request) {
        Answer started = enrich(request);
        assertThat(started.status()).as("%s", started).isEqualTo(202);
        String job = "/v1/enrichments/" + started.body().path("id").asString();
        await().atMost(LIMIT)
                .until(() -> client.get(job).body().path("state").asString().equals("DONE"));
        return client.get(job);
    }

    private static Movie newest(String movieId) {
        List<Movie> versions = records
                .<Movie>readUntil(
                        Topics.MOVIES,
                        LIMIT,
                        record -> record.key().equals(movieId)
                                && record.value() != null
                                && record.value().getSynopsis() != null)
                .stream()
                .filter(record -> record.key().equals(movieId))
                .map(record -> record.value())
                .toList();
        return versions.get(versions.size() - 1);
    }

    @Test
    void filmsWithoutASynopsisGetWhatTheirDnaIsMadeOf() {
        String film = RealParts.unique("lanterns");
        TMDB.film(4711, "Paper Lanterns", "1995-03-31");
        client.putMovie(film, "{\"title\":\"Lanterns\",\"genres\":[\"Romance\"],\"tmdbId\":\"4711\"}");

        Answer done = enriched("{\"movieIds\":[\"" + film + "\"]}");

        assertThat(done.body().path("found").asInt()).isEqualTo(1);
        Movie movie = newest(film);
        assertThat(movie.getTitle()).isEqualTo("Lanterns");
        assertThat(movie.getGenres()).containsExactly("Romance");
        assertThat(movie.getYear()).isEqualTo(1995);
        assertThat(movie.getSynopsis()).isEqualTo("What happens in Paper Lanterns.");
        assertThat(movie.getKeywords()).containsExactly("river", "lantern");
        assertThat(movie.getDirectors()).containsExactly("Di Rect");
        assertThat(movie.getStills()).hasSize(2);
        assertThat(movie.getTrailer()).isEqualTo("https://www.youtube.com/watch?v=tr-4711_x");
        assertThat(movie.getSources()).containsKeys("synopsis", "stills").doesNotContainKeys("title", "genres");
    }

    @Test
    void allThatLackSomethingAreFoundOnTheTopic() {
        String lacking = RealParts.unique("all");
        String complete = RealParts.unique("all");
        TMDB.film(51, "Lacking", "1990-01-01");
        client.putMovie(lacking, "{\"title\":\"Lacking\",\"tmdbId\":\"51\"}");
        client.putMovie(
                complete,
                "{\"title\":\"Complete\",\"synopsis\":\"s\",\"keywords\":[\"k\"],\"cast\":[\"c\"],"
                        + "\"stills\":[\"https://a.example/s.jpg\"],\"tmdbId\":\"52\"}");

        Answer done = enriched("{\"all\":true}");

        assertThat(done.body().path("changed").asInt()).isPositive();
        assertThat(newest(lacking).getSynopsis()).isEqualTo("What happens in Lacking.");
        assertThat(TMDB.targets()).noneMatch(target -> target.startsWith("/3/movie/52"));
        assertThat(enriched("{\"all\":true}").body().path("requests").asInt()).isZero();
    }

    @Test
    void theTokenStandsInNoLineAndNoAnswer() {
        String film = RealParts.unique("secret");
        client.putMovie(film, "{\"title\":\"Secret\",\"tmdbId\":\"61\"}");
        TMDB.fail(1, status(500, "boom"));
        TMDB.fail(1, status(429, TmdbServer.TOO_MANY));
        TMDB.fail(1, TmdbServer.reset());
        Answer done = enriched("{\"movieIds\":[\"" + film + "\"]}");

        assertThat(done.body().path("notFound").asInt()).isEqualTo(1);
        assertThat(TMDB.seen).extracting(TmdbServer.Seen::authorization).containsOnly("Bearer " + TOKEN);
        assertThat(done.body().toString()).doesNotContain(TOKEN);
        for (String path : List.of("/actuator/health", "/actuator/info", "/v1/enrichments", "/v3/api-docs")) {
            assertThat(client.get(path).body().toString()).doesNotContain(TOKEN);
        }
        assertThat(client.get("/actuator/env").status()).isEqualTo(404);
        assertThat(List.copyOf(LINES.list))
                .isNotEmpty()
                .noneMatch(line -> line.getFormattedMessage().contains(TOKEN)
                        || String.valueOf(line.getThrowableProxy()).contains(TOKEN));
    }

    @Test
    void whatSomebodyElseWroteBetweenReadingAndWritingIsSeen() {
        String film = RealParts.unique("race");
        client.putMovie(film, "{\"title\":\"First\"}");
        EventLog log = service.getBean(IngestFlow.Logs.class).single();
        CurrentFilms.Opener opener = service.getBean(CurrentFilms.Opener.class);
        try (CurrentFilms films = opener.open(any -> any.movieId().equals(film), () -> {})) {
            assertThat(films.ids()).containsExactly(film);
            Current read = films.latest(film);
            assertThat(read.film()).extracting(Film::title).isEqualTo("First");
            Receipt own = log.append(read.film()).join();
            assertThat(films.overwritten(film, read, own)).isEmpty();

            Current again = films.latest(film);
            client.putMovie(film, "{\"title\":\"Theirs\"}");
            Receipt late = log.append(again.film()).join();
            Current theirs = films.overwritten(film, again, late).orElseThrow();
            assertThat(theirs.film()).extracting(Film::title).isEqualTo("Theirs");
            assertThat(films.overwritten(film, theirs, log.append(theirs.film()).join()))
                    .isEmpty();

            log.remove(film).join();
            assertThat(films.latest(film).film()).isNull();
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedAndWhatIsNotThereIsNotFound() {
        assertThat(enrich("{}").status()).isEqualTo(400);
        assertThat(enrich("{\"all\":true,\"movieIds\":[\"m\"]}").status()).isEqualTo(400);
        assertThat(enrich("{\"movieIds\":[]}").status()).isEqualTo(400);
        assertThat(enrich("{\"movieIds\":[\"not an id\"]}").firstField()).isEqualTo("movieIds");
        assertThat(enrich("{\"all\":\"yes\"}").firstField()).isEqualTo("all");
        assertThat(client.get("/v1/enrichments/none").status()).isEqualTo(404);
        assertThat(client.delete("/v1/enrichments/none").status()).isEqualTo(404);
    }

    @Test
    void aFilmThatNobodyHasIsToldByItsTitle() {
        TMDB.search("River Song", TmdbServer.listed(71, "River Song", "Chant", "2017-05-01"));
        TMDB.film(71, "River Song", "2017-05-01");

        Answer found = client.get("/v1/film-details?title=River%20Song");

        assertThat(found.status()).as("%s", found).isEqualTo(200);
        assertThat(found.body().path("tmdbId").asString()).isEqualTo("71");
        assertThat(found.body().path("year").asInt()).isEqualTo(2017);
        assertThat(found.body().path("synopsis").asString()).isEqualTo("What happens in River Song.");
        assertThat(found.body().path("directors").path(0).asString()).isEqualTo("Di Rect");
        assertThat(found.body().path("stills").size()).isPositive();
        assertThat(client.get("/v1/film-details?title=No%20Such%20Film").status())
                .isEqualTo(404);
        assertThat(client.get("/v1/film-details?title=%20").firstField()).isEqualTo("title");
        assertThat(client.get("/v1/film-details?title=Heat&year=1").firstField())
                .isEqualTo("year");
    }
}
