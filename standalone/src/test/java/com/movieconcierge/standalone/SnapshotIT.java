package com.movieconcierge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.embedding.EmbeddingServiceApplication;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.recommend.RecommendServiceApplication;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.IndexSnapshot.FilmRow;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.S3Server;
import com.movieconcierge.testkit.TypedRecords;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** embedding-service takes a snapshot, films change, and recommend-service starts from it: as from the log, to the bit. */
class SnapshotIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final RealParts PARTS = RealParts.get();

    @TempDir
    private Path folder;

    private final String film = RealParts.unique("film") + "-";
    private TypedRecords records;
    private ConfigurableApplicationContext embedding;

    @BeforeEach
    void open() {
        records = PARTS.records();
    }

    @AfterEach
    void close() {
        records.close();
        if (embedding != null) {
            embedding.close();
        }
    }

    @Test
    void aSnapshotInAFolderAndTheRestOfTheLogAreTheLog() throws Exception {
        Map<String, String> store =
                Map.of("concierge.artefacts.location", folder.resolve("store").toString());
        takeSnapshotAndChangeFilms(store);
        Map<String, String> fromLog = catalogue(Map.of(), null);
        assertThat(catalogue(store, "loaded")).isEqualTo(fromLog);
        assertThat(fromLog).containsKey(film + 12).doesNotContainKey(film + 3);

        retainTombstones("1000");
        assertThat(catalogue(store, "refused")).isEqualTo(fromLog);
        retainTombstones(Topics.MOVIES.config().get("delete.retention.ms"));

        damageSnapshots();
        assertThat(catalogue(store, "failed")).isEqualTo(fromLog);
    }

    @Test
    void aSnapshotInS3AndTheRestOfTheLogAreTheLog() throws Exception {
        S3Server s3 = S3Server.get();
        Map<String, String> store = Map.of(
                "concierge.artefacts.location",
                "s3://" + s3.bucket() + "/concierge",
                "concierge.artefacts.endpoint",
                s3.endpoint());
        assertThat(catalogue(store, "none")).isNotNull();
        takeSnapshotAndChangeFilms(store);
        assertThat(catalogue(store, "loaded")).isEqualTo(catalogue(Map.of(), null));
    }

    private void takeSnapshotAndChangeFilms(Map<String, String> store) throws Exception {
        embedding = start(EmbeddingServiceApplication.builder(), store);
        for (int i = 0; i < 12; i++) {
            send(i, "A story about number " + i + " and its neighbours.");
            records.send(Topics.MOVIE_POPULARITY, film + i, popularity(i, 2));
        }
        records.sendBytes(Topics.MOVIE_DNA.name(), film + 1, "garbage".getBytes(StandardCharsets.UTF_8));
        awaitEmbedded(12);

        assertThat(http("POST", "/v1/snapshots").path("running").asBoolean()).isTrue();
        await().atMost(LIMIT).until(() -> !http("GET", "/v1/snapshots")
                .path("now")
                .path("running")
                .asBoolean(true));
        JsonNode taken = http("GET", "/v1/snapshots");
        assertThat(taken.path("now").path("failure").asString()).isEmpty();
        assertThat(taken.path("snapshots").get(0).path("about").path("movies").asInt())
                .isGreaterThanOrEqualTo(12);

        records.send(Topics.MOVIES, film + 3, null);
        send(5, "Now it is about something else entirely.");
        send(12, "One that came later.");
        records.send(Topics.MOVIE_POPULARITY, film + 6, popularity(6, 9));
        awaitEmbedded(14);
    }

    private void awaitEmbedded(long films) {
        await().atMost(LIMIT)
                .until(() -> http("GET", "/v1/progress").path("embedded").asLong() >= films
                        && http("GET", "/v1/progress").path("moviesBehind").asLong(-1) == 0);
    }

    private void send(int i, String synopsis) {
        records.send(
                Topics.MOVIES,
                film + i,
                Movie.newBuilder()
                        .setMovieId(film + i)
                        .setTitle("Film " + i)
                        .setYear(1980 + i)
                        .setGenres(List.of(i % 2 == 0 ? "Drama" : "Comedy"))
                        .setSynopsis(synopsis)
                        .setDirectors(List.of("Director " + i % 4))
                        .build());
    }

    private MoviePopularity popularity(int i, long count) {
        return new MoviePopularity(film + i, count, 4.0 * count, 1.5 * count, 0.5 * i, Instant.EPOCH.plusSeconds(i));
    }

    /** Everything a recommend-service knows, by film, after it has started and said how. */
    private Map<String, String> catalogue(Map<String, String> store, String outcome) {
        try (var service = start(RecommendServiceApplication.builder(), store)) {
            await().atMost(LIMIT)
                    .until(() -> service.getBean(CatalogueKeeper.class).isWarm());
            var counters = service.getBean(MeterRegistry.class)
                    .find("concierge.catalogue.snapshot")
                    .counters();
            assertThat(counters)
                    .extracting(counter -> counter.getId().getTag("outcome"))
                    .containsExactlyElementsOf(outcome == null ? List.of() : List.of(outcome));
            return described(service.getBean(DnaIndex.class));
        }
    }

    private static Map<String, String> described(DnaIndex index) {
        IndexSnapshot snapshot = index.snapshot();
        Map<String, String> films = new TreeMap<>();
        RowScanner.RowBlock block = snapshot.block();
        RowSet live = snapshot.live();
        IntStream.range(0, block.rows()).filter(live::contains).forEach(row -> {
            FilmRow known = snapshot.row(row);
            StringBuilder text = new StringBuilder()
                    .append(known.film())
                    .append(known.popularity())
                    .append(snapshot.prior(row));
            if (known.dna() != null) {
                known.dna().blocks().forEach(made -> text.append(made.modality())
                        .append(made.model())
                        .append(Arrays.toString(made.vector())));
            }
            int start = row * block.stride();
            text.append(Arrays.toString(Arrays.copyOfRange(block.matrix(), start, start + block.stride())));
            films.put(known.film().movieId(), text.toString());
        });
        films.put("transform", snapshot.transform().version());
        films.put("models", index.coverage().toString());
        return films;
    }

    private static void retainTombstones(String millis) throws Exception {
        try (Admin admin = PARTS.admin()) {
            var movies = new ConfigResource(ConfigResource.Type.TOPIC, Topics.MOVIES.name());
            var change = new AlterConfigOp(new ConfigEntry("delete.retention.ms", millis), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(movies, List.of(change))).all().get();
        }
    }

    private void damageSnapshots() throws IOException {
        try (var files = Files.walk(folder.resolve("store/sha256"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
    }

    private ConfigurableApplicationContext start(SpringApplicationBuilder builder, Map<String, String> store) {
        Map<String, String> properties = new HashMap<>(PARTS.serviceProperties());
        properties.putAll(store);
        properties.put("concierge.embedding.cache-dir", folder.resolve("cache").toString());
        properties.put("management.metrics.use-global-registry", "false");
        return builder.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
    }

    private JsonNode http(String method, String path) throws Exception {
        String port = embedding.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
