package com.movieconcierge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.embedded.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every HTTP door of ours does with a request that it cannot fulfil: it answers with RFC 9457 problem details,
 * whatever the status. A service passes it by extending it, or {@link OfBodies} where it takes JSON in. The service
 * under test runs with nothing behind it: no broker, no registry, no Redis.
 */
public abstract class ProblemContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Port of the service on this machine. */
    protected abstract int port();

    /** A path that answers nothing but GET, with JSON, even now. */
    protected abstract String readOnlyPath();

    /** A request that needs one of the parts that are not there. */
    protected abstract Call unavailable();

    /** A request; {@code body} is null for none. */
    public record Call(String method, String path, @Nullable String body, Map<String, String> headers) {
        public Call(String method, String path) {
            this(method, path, null, Map.of());
        }

        /** With a JSON body. */
        public static Call json(String method, String path, String body) {
            return new Call(method, path, body, Map.of("Content-Type", "application/json"));
        }
    }

    /** An answer that is a problem. */
    protected record Problem(HttpResponse<String> response, JsonNode body) {
        List<String> fields() {
            return body.path("errors")
                    .valueStream()
                    .filter(error -> !error.path("message").asString("").isBlank())
                    .map(error -> error.path("field").asString(""))
                    .toList();
        }
    }

    /** Settings with which a service finds none of the parts that it needs, and takes a free port. */
    public static String[] withNothingBehind(String... more) {
        int nobody = FreePorts.any(1).get(0);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--concierge.kafka.bootstrap-servers=127.0.0.1:" + nobody,
                "--concierge.registry.url=http://127.0.0.1:" + nobody,
                "--concierge.redis.uri=redis://127.0.0.1:" + nobody));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Test
    void anUnmatchedPathIsAProblem() {
        assertProblem(new Call("GET", "/no/such/path"), 404);
        assertProblem(new Call("GET", "/v1/no-such-thing"), 404);
        assertProblem(new Call("POST", "/no/such/path", "", Map.of()), 404);
    }

    @Test
    void anotherMethodIsAProblemThatNamesTheRightOne() {
        Problem problem = assertProblem(new Call("PATCH", readOnlyPath(), "", Map.of()), 405);

        assertThat(problem.response.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void aFormatThatNobodySpeaksIsAProblem() {
        assertProblem(new Call("GET", readOnlyPath(), null, Map.of("Accept", "image/png")), 406);
    }

    @Test
    void aBrowserGetsAProblemTooAndNoPage() {
        assertProblem(new Call("GET", "/no/such/path", null, Map.of("Accept", "text/html")), 404);
    }

    @Test
    void aMissingPartIsAProblemThatSaysWhenToTryAgain() {
        Problem problem = assertProblem(unavailable(), 503);

        assertThat(problem.response.headers().firstValue("Retry-After").orElse(""))
                .matches("[1-9][0-9]*");
    }

    /** For a service that takes JSON in. */
    public abstract static class OfBodies extends ProblemContract {
        /** A path that takes JSON, by POST. */
        protected abstract String postPath();

        /** Requests that break a rule, each with the field that is to blame. */
        protected abstract Map<Call, String> violations();

        @Test
        void aBodyOfAnotherTypeIsAProblem() {
            assertProblem(new Call("POST", postPath(), "hello", Map.of("Content-Type", "text/plain")), 415);
        }

        @Test
        void aBodyThatIsNoJsonIsAProblemThatNamesIt() {
            Problem problem = assertProblem(Call.json("POST", postPath(), "{"), 400);

            assertThat(problem.fields()).hasSize(1);
        }

        @Test
        void aViolationNamesItsField() {
            assertThat(violations()).isNotEmpty().allSatisfy((call, field) -> {
                Problem problem = assertProblem(call, 400);

                assertThat(problem.fields()).as("%s %s", call, problem.body).contains(field);
                assertThat(problem.body.path("detail").asString("")).isNotBlank();
            });
        }
    }

    /** Sends the request and checks that it is answered with a problem of that status. */
    protected final Problem assertProblem(Call call, int status) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + call.path))
                .timeout(LIMIT)
                .method(call.method, call.body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body));
        call.headers.forEach(request::header);
        HttpResponse<String> response =
                HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join();

        assertThat(response.statusCode()).as("%s %s", call, response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .as("%s %s", call, response.body())
                .startsWith("application/problem+json");
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("status").asInt()).as("%s %s", call, body).isEqualTo(status);
        assertThat(body.path("title").asString("")).as("%s %s", call, body).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception");
        return new Problem(response, body);
    }

    /** One that nobody listens on. */
}
