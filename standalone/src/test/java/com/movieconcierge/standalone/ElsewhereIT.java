package com.movieconcierge.standalone;

import static com.movieconcierge.testkit.TmdbServer.listed;
import static com.movieconcierge.testkit.TmdbServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.product.Ports;
import com.movieconcierge.standalone.product.Product;
import com.movieconcierge.testkit.TmdbServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A film that a prompt names and the catalogue lacks, on the whole product, by a TMDb of this machine. */
class ElsewhereIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int FILMS = 50;
    private static final TmdbServer TMDB = new TmdbServer();

    @TempDir
    static Path directory;

    private static Product product;
    private static Instance instance;

    @BeforeAll
    static void start() {
        Map<String, String> environment =
                Map.of("TMDB_TOKEN", TmdbServer.TOKEN, "TMDB_URL", TMDB.url().toString());
        environment.forEach(System::setProperty);
        try {
            product = Product.start(
                    new Product.Options(
                            directory.resolve("data"), Ports::anywhere, folder -> Optional.of(SmallWorld.in(folder))),
                    sentence -> {});
        } finally {
            environment.keySet().forEach(System::clearProperty);
        }
        instance = product.instance();
        await().atMost(LIMIT)
                .until(() -> instance.recommend()
                                .get("/v1/model")
                                .path("fittedFilms")
                                .asInt()
                        > FILMS);
    }

    @AfterAll
    static void stop() {
        product.close();
        TMDB.close();
    }

    private static JsonNode ask(String prompt, JsonNode understood) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("prompt", prompt);
        if (understood != null) {
            body.set("understood", understood);
        }
        return instance.recommend().post("/v1/prompts", body);
    }

    private static boolean lacks(JsonNode answer, String what) {
        return answer.path("degraded").valueStream().anyMatch(one -> one.asString("")
                .equals(what));
    }

    @Test
    void itIsASeedWithTheVectorsThatTheCatalogueWouldHave() {
        TMDB.search("Paper Lanterns", listed(4711, "Paper Lanterns", "Paper Lanterns", "2016-03-31"));
        TMDB.film(4711, "Paper Lanterns", "2016-03-31");

        // On a machine that is busy the first answers may come too late; they are kept for the next.
        await().atMost(LIMIT)
                .until(() -> ask("something like Paper Lanterns", null)
                                .path("understood")
                                .path("seeds")
                                .size()
                        == 1);
        JsonNode answer = ask("something like Paper Lanterns", null);
        assertThat(answer.path("degraded")).isEmpty();
        JsonNode seed = answer.path("understood").path("seeds").get(0);
        assertThat(seed.path("movieId").asString()).isEqualTo("tmdb:4711");
        assertThat(seed.path("title").asString()).isEqualTo("Paper Lanterns");
        assertThat(seed.path("year").asInt()).isEqualTo(2016);
        assertThat(answer.path("notices").toString()).contains("not endorsed");
        assertThat(answer.path("recommendations").size()).isEqualTo(5);
        assertThat(answer.path("recommendations").get(0).path("reason").asString())
                .startsWith("Because you like 'Paper Lanterns'");

        JsonNode next = ask("funnier", answer.path("understood"));
        assertThat(next.path("understood").path("seeds").get(0)).isEqualTo(seed);
        assertThat(next.path("recommendations").get(0).path("contributions").valueStream())
                .anyMatch(part -> part.path("movieId").asString("").equals("tmdb:4711"));
    }

    @Test
    void whateverTmdbDoesThereIsAListThatSaysSo() {
        TMDB.search("Silver Harbour", listed(4712, "Silver Harbour", "Silver Harbour", "2019-01-01"));
        TMDB.film(4712, "Silver Harbour", "2019-01-01");
        TMDB.fail(1, status(429, TmdbServer.TOO_MANY, "Retry-After", "2"));
        TMDB.fail(1, TMDB.hang());

        JsonNode answer = ask("westerns like Silver Harbour", null);
        assertThat(lacks(answer, "tmdb-unavailable")).as("%s", answer).isTrue();
        assertThat(answer.path("understood").path("words").asString()).isEqualTo("Silver Harbour");
        assertThat(answer.path("recommendations")).isNotEmpty();
        TMDB.heal();

        await().atMost(LIMIT)
                .until(() -> ask("westerns like Silver Harbour", null)
                                .path("understood")
                                .path("seeds")
                                .size()
                        == 1);
        await().atMost(LIMIT).until(() -> lacks(ask("westerns like Zzyzx Rising", null), "seed-not-found"));
    }
}
