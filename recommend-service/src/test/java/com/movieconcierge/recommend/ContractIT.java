package com.movieconcierge.recommend;

import static com.movieconcierge.recommend.ServedWorld.AVA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every client: problems, the container contract, the description and the page's headers. */
class ContractIT {
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final ServedWorld SERVED = new ServedWorld();

    private final RecommendHttp http = SERVED.http();

    @Test
    void badInputIsAProblemThatNamesTheField() {
        for (String path : List.of(
                "/v1/users/" + AVA + "/recommendations?limit=0",
                "/v1/users/" + AVA + "/recommendations?limit=101",
                "/v1/users/" + AVA + "/recommendations?limit=many",
                "/v1/users/" + AVA + "/recommendations?diversity=2",
                "/v1/users/" + AVA + "/recommendations?calibration=2",
                "/v1/users/" + AVA + "/recommendations/stream?calibration=-0.1",
                "/v1/users/" + AVA + "/recommendations?rotate=maybe",
                "/v1/users/" + AVA + "/recommendations?yearFrom=2000&yearTo=1990",
                "/v1/users/" + AVA + "/recommendations?minOffset=-1",
                "/v1/users/" + AVA + "/recommendations?waitMillis=99999999",
                "/v1/users/white%20space/recommendations",
                "/v1/movies?query=%20")) {
            HttpResponse<String> answer = http.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(JSON.readTree(answer.body())
                            .get("errors")
                            .get(0)
                            .get("field")
                            .asString())
                    .isNotBlank();
        }
        assertThat(http.get("/v1/movies").statusCode()).isEqualTo(400);
        assertThat(http.get("/v1/movies/no-such-film").statusCode()).isEqualTo(404);
        assertThat(http.get("/v1/users/nobody-knows-me/profile").statusCode()).isEqualTo(404);
    }

    @Test
    void theContainerContractAnswers() throws Exception {
        assertThat(http.get("/ping").statusCode()).isEqualTo(200);
        assertThat(http.invoke("{\"user_id\":\"" + AVA + "\",\"limit\":2}").statusCode())
                .isEqualTo(200);
        JsonNode asked =
                JSON.readTree(http.invoke("{\"prompt\":\"three westerns\"}").body());
        assertThat(asked.get("understood").get("genres").get(0).asString()).isEqualTo("Western");
        assertThat(asked.get("recommendations").size()).isEqualTo(3);
        assertThat(http.invoke("{").statusCode()).isEqualTo(400);
        assertThat(http.invoke("{}").statusCode()).isEqualTo(400);
    }

    @Test
    void theApiDescribesItself() {
        JsonNode api = http.ok("/v3/api-docs");
        assertThat(api.get("paths").has("/v1/users/{userId}/recommendations")).isTrue();
        assertThat(http.ok("/page-config").get("ingestUrl").asString()).startsWith("http");
    }

    @Test
    void thePageMayCallItsServicesAndNobodyElse() {
        String ingest = http.ok("/page-config").get("ingestUrl").asString();
        assertThat(http.get("/").headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .contains("connect-src 'self' " + ingest + ";", "frame-ancestors 'none'");
    }
}
