package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.AVA;
import static com.movieconcierge.recommend.ServedWorld.AVAS;
import static com.movieconcierge.recommend.ServedWorld.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.testkit.RealParts;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The taste of a viewer over time, over HTTP. All four ratings are of November 2026. */
class TasteHistoryIT {
    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();

    @Test
    void aYearIsToldMonthByMonthUntilTheNewestRating() {
        JsonNode history = http.ok("/v1/users/" + AVA + "/taste-history");

        assertThat(history.get("userId").asString()).isEqualTo(AVA);
        assertThat(history.get("historyComplete").asBoolean()).isTrue();
        assertThat(history.get("months").size()).isEqualTo(12);
        assertThat(history.get("months").get(0).get("month").asString()).isEqualTo("2025-12");
        assertThat(history.get("months").get(0).get("genres")).isEmpty();
        JsonNode november = history.get("months").get(11);
        assertThat(november.get("month").asString()).isEqualTo("2026-11");
        assertThat(november.get("ratings").asInt()).isEqualTo(4);
        double shares = november.get("genres")
                .valueStream()
                .mapToDouble(genre -> genre.get("share").asDouble())
                .sum();
        assertThat(shares).isCloseTo(1, within(1e-9));
        // By their numbers: 3 and 8 are science fiction, 22 is a thriller; 14, a dislike, is the only western.
        assertThat(november.get("genres").valueStream().map(genre -> genre.get("name")
                        .asString()))
                .contains("Sci-Fi", "Thriller")
                .doesNotContain("Western");
        assertThat(history.get("since").isNull()).isTrue();
        assertThat(history.get("rose")).isEmpty();
        assertThat(history.get("fell")).isEmpty();
    }

    @Test
    void aHistoryThatIsCutSaysSo() {
        String viewer = RealParts.unique("cut");
        SERVED.profiles().write(WORLD.taste(viewer, AVAS, 2, 1), AVAS, WORLD);

        JsonNode history = http.ok("/v1/users/" + viewer + "/taste-history?months=1");

        assertThat(history.get("historyComplete").asBoolean()).isFalse();
        assertThat(history.get("months").get(0).get("ratings").asInt()).isEqualTo(2);
    }

    @Test
    void badMonthsAndStrangersAreProblems() {
        for (String months : List.of("0", "25", "-1", "many")) {
            HttpResponse<String> answer = http.get("/v1/users/" + AVA + "/taste-history?months=" + months);
            assertThat(answer.statusCode()).as(months).isEqualTo(400);
            assertThat(new JsonMapper()
                            .readTree(answer.body())
                            .get("errors")
                            .get(0)
                            .get("field")
                            .asString())
                    .isEqualTo("months");
        }
        HttpResponse<String> stranger = http.get("/v1/users/nobody-knows-me/taste-history");
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(stranger.headers().firstValue("content-type")).contains("application/problem+json");
    }
}
