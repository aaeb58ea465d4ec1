package com.movieconcierge.trailers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedding.EmbeddingServiceApplication;
import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** embedding-service as it is started with this room on its class path, on a real broker and registry. */
class TrailersIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    private static Path folder;

    private static final RealParts PARTS = RealParts.get();
    private static final TypedRecords RECORDS = PARTS.records();
    private static HttpServer web;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        byte[] video = Files.readAllBytes(new TestVideos()
                .then(25, TestVideos.plain(0))
                .then(75, TestVideos.tiles(0xC03020, 0x602010, 20))
                .then(50, TestVideos.tiles(0x30B040, 0x105020, 15))
                .then(50, TestVideos.tiles(0x4060E0, 0xC0C0F0, 30))
                .encode(folder.resolve("trailer.mp4"), "-c:v", "libopenh264", "-b:v", "2M"));
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        web.createContext("/trailer.mp4", exchange -> {
            exchange.sendResponseHeaders(200, video.length);
            exchange.getResponseBody().write(video);
            exchange.close();
        });
        web.start();
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
        web.stop(0);
        RECORDS.close();
    }

    @Test
    void aFilmWithATrailerGetsVisualDnaAFrameWithItsTimeAndMeasures() {
        String id = RealParts.unique("film");
        String trailer = "http://127.0.0.1:" + web.getAddress().getPort() + "/trailer.mp4";

        DnaBlock visual = visual(dnaOf(film(id, trailer)));

        assertThat(visual.getModelId()).isEqualTo("mise-en-scene");
        assertThat(visual.getFrame().getSource()).isEqualTo(trailer);
        assertThat(visual.getFrame().getAtMillis()).isBetween(1_000L, 8_000L);
        assertThat(visual.getTrailer().getShots()).isEqualTo(3);
        assertThat(visual.getTrailer().getMedianShotMillis()).isBetween(1_960L, 2_040L);
        assertThat(visual.getTrailer().getDurationMillis()).isBetween(7_960L, 8_040L);
        assertThat(visual.getTrailer().getMotion()).isBetween(0.0, 0.01);
    }

    @Test
    void aTrailerThatIsNoneCostsItselfAndIsCounted() {
        String id = RealParts.unique("film");

        MovieDna dna = dnaOf(film(id, "http://127.0.0.1:" + web.getAddress().getPort() + "/nothing.mp4"));

        assertThat(dna.getBlocks()).extracting(DnaBlock::getModality).containsExactly("theme", "facts");
        await().untilAsserted(() -> assertThat(service.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                        .get("concierge.embedding.trailers.refused")
                        .tag("reason", "status")
                        .counter()
                        .count())
                .isPositive());
    }

    private static Movie film(String id, String trailer) {
        return Movie.newBuilder()
                .setMovieId(id)
                .setTitle("Title of " + id)
                .setYear(1995)
                .setGenres(List.of("Crime"))
                .setSynopsis("A detective hunts a crew of thieves.")
                .setTrailer(trailer)
                .build();
    }

    private static MovieDna dnaOf(Movie film) {
        RECORDS.send(Topics.MOVIES, film.getMovieId(), film);
        var records = RECORDS.<MovieDna>readUntil(
                Topics.MOVIE_DNA, LIMIT, record -> record.key().equals(film.getMovieId()) && record.value() != null);
        return records.get(records.size() - 1).value();
    }

    private static DnaBlock visual(MovieDna dna) {
        return dna.getBlocks().stream()
                .filter(block -> block.getModality().equals("visual"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no visual block: " + dna));
    }

    private static ConfigurableApplicationContext startService() {
        List<String> arguments = new ArrayList<>();
        PARTS.serviceProperties().forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--concierge.embedding.cache-dir=" + folder.resolve("cache"));
        arguments.add("--concierge.embedding.pictures.allowed=127.0.0.1/32");
        arguments.add("--concierge.embedding.trailers.time=4m");
        return EmbeddingServiceApplication.builder().run(arguments.toArray(String[]::new));
    }
}
