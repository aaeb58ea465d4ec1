package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.LIMIT;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.KeyFrame;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.TrailerMeasures;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The catalogue as the service follows it and tells it, over HTTP. */
class FilmsIT {

    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();
    private final TypedRecords records = SERVED.records();

    @Test
    void aFilmTellsWhatItWasLookedAtBy() {
        String id = RealParts.unique("seen");
        var frame = new KeyFrame("https://example.com/trailer.mp4", 42_000L);
        var trailer = new TrailerMeasures(90_000L, 31, 1_960L, 0.042);
        ByteBuffer vector = Vectors.toBytes(new float[] {0.6f, 0.8f});
        records.send(
                Topics.MOVIE_DNA,
                id,
                new MovieDna(id, "hash", List.of(new DnaBlock("visual", "eye", "1", vector, "", frame, trailer))));
        records.send(
                Topics.MOVIES,
                id,
                Movie.newBuilder().setMovieId(id).setTitle("Seen").build());
        await().atMost(LIMIT).until(() -> http.get("/v1/movies/" + id).body().contains("\"shots\""));

        JsonNode visual = http.ok("/v1/movies/" + id).get("visual");

        assertThat(visual.get("frame").get("source").asString()).isEqualTo(frame.getSource());
        assertThat(visual.get("frame").get("atMillis").asLong()).isEqualTo(42_000);
        assertThat(visual.get("trailer").get("medianShotMillis").asLong()).isEqualTo(1_960);
        assertThat(visual.get("words").isArray()).isTrue();
        assertThat(http.ok("/v1/movies/" + WORLD.id(1)).path("visual").isObject())
                .isFalse();
        records.send(Topics.MOVIES, id, null);
        records.send(Topics.MOVIE_DNA, id, null);
        await().atMost(LIMIT).until(() -> http.get("/v1/movies/" + id).statusCode() == 404);
    }

    @Test
    void titlesAreFoundInSpiteOfTypos() {
        JsonNode found = http.ok("/v1/movies?query=flim%20numbr%2017");
        assertThat(found.get("movies").get(0).get("title").asString()).isEqualTo("Film number 17");
    }

    @Test
    void neighboursOfAFilmComeWithWhatTheyShare() {
        JsonNode similar = http.ok("/v1/movies/" + WORLD.id(5) + "/similar?limit=7");
        assertThat(similar.get("similar").size()).isEqualTo(7);
        assertThat(similar.get("similar").get(0).get("reason").asString()).isNotBlank();
    }

    @Test
    void garbageIsCountedAndDisturbsNothing() {
        assertThat(http.metric("concierge_catalogue_skipped_total{topic=\"movie-dna\"}"))
                .isPositive();
    }

    @Test
    void aCatalogueWithContentOfTmdbSaysSo() {
        assertThat(http.ok("/page-config").get("notices")).isEmpty();

        Film plain = WORLD.films().get(59);
        WorldRecords.send(
                records,
                Topics.MOVIES,
                WORLD.id(59),
                plain.toBuilder().sources(Map.of("keywords", "tmdb@2026-11-25")).build());
        await().atMost(LIMIT)
                .until(() -> !http.ok("/page-config").get("notices").isEmpty());
        assertThat(http.ok("/page-config").get("notices").get(0).asString())
                .isEqualTo("This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise"
                        + " approved by TMDB.");

        WorldRecords.send(records, Topics.MOVIES, WORLD.id(59), plain);
        await().atMost(LIMIT).until(() -> http.ok("/page-config").get("notices").isEmpty());

        WorldRecords.send(
                records,
                Topics.MOVIES,
                WORLD.id(59),
                plain.toBuilder()
                        .posterUrl("https://image.tmdb.org/t/p/w500/p.jpg")
                        .build());
        await().atMost(LIMIT)
                .until(() -> !http.ok("/page-config").get("notices").isEmpty());
    }
}
