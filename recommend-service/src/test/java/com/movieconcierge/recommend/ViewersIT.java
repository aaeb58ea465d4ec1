package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.AVA;
import static com.movieconcierge.recommend.ServedWorld.LIMIT;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.ErasureReceipt;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What viewers are told of themselves, and how they are forgotten, over HTTP. */
class ViewersIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05Z");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();
    private final TypedRecords records = SERVED.records();

    @Test
    void aProfileReadsLikeAPortrait() {
        JsonNode profile = http.ok("/v1/users/" + AVA + "/profile?vectors=true");
        assertThat(profile.get("ratingCount").asInt()).isEqualTo(4);
        assertThat(profile.get("middleRating").asDouble()).isEqualTo(4);
        assertThat(profile.get("topFilms").size()).isEqualTo(4);
        assertThat(profile.get("vectors").size()).isEqualTo(4);
        double genres = 0;
        for (JsonNode genre : profile.get("genres")) {
            genres += genre.get("share").asDouble();
        }
        assertThat(genres).isCloseTo(1, within(1e-9));
    }

    /** With nothing but what the API publishes. */
    @Test
    void aScoreCanBeCheckedByHand() {
        String candidate = WORLD.id(31);
        double byHand = ScoreByHand.score(
                http.ok("/v1/model?vectors=true"),
                http.ok("/v1/users/" + AVA + "/profile?vectors=true"),
                http.ok("/v1/movies/" + candidate + "?vectors=true"));
        double served = http.ok("/v1/users/" + AVA + "/explanations/" + candidate)
                .get("score")
                .asDouble();
        assertThat(byHand).isCloseTo(served, within(1e-5));
    }

    @Test
    void viewersAreListed() {
        JsonNode users = http.ok("/v1/users?query=" + AVA).get("users");
        assertThat(users.get(0).get("userId").asString()).isEqualTo(AVA);
        assertThat(users.get(0).get("ratingCount").asLong()).isEqualTo(4);
    }

    @Test
    void anErasureIsWrittenToItsTopic() throws Exception {
        String di = RealParts.unique("di");
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(http.base() + "/v1/users/" + di))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        var written = records.<Erasure>readUntil(
                Topics.USER_ERASURES, LIMIT, record -> di.equals(record.value().getUserId()));
        assertThat(written.get(written.size() - 1).offset())
                .isEqualTo(JSON.readTree(answer.body()).get("offset").asLong());
    }

    @Test
    void anErasureIsNotDoneWhileTheViewerIsNamed() {
        String ed = RealParts.unique("ed");
        assertThat(http.get("/v1/users/" + ed + "/erasure").statusCode()).isEqualTo(404);

        records.send(Topics.USER_ERASURES, ed, new Erasure(ed, ASKED, -1, -1L, null));
        JsonNode asked = http.ok("/v1/users/" + ed + "/erasure");
        assertThat(asked.get("requestedAt").asString()).isEqualTo(ASKED.toString());
        assertThat(asked.get("done").asBoolean()).isFalse();
    }

    @Test
    void theReceiptSaysWhereNothingNamesTheViewerAnyMore() {
        String flo = RealParts.unique("flo");
        var receipt = new ErasureReceipt(ASKED.plusSeconds(60), Map.of("ratings-3", 17L));
        String pseudonym = Pseudonym.of(flo);
        records.sendHome(Topics.USER_ERASURES, pseudonym, new Erasure(pseudonym, ASKED, -1, -1L, receipt));

        JsonNode done = http.ok("/v1/users/" + flo + "/erasure");
        assertThat(done.get("done").asBoolean()).isTrue();
        assertThat(done.get("doneAt").asString())
                .isEqualTo(ASKED.plusSeconds(60).toString());
        assertThat(done.get("offsets").get("ratings-3").asLong()).isEqualTo(17);
    }
}
