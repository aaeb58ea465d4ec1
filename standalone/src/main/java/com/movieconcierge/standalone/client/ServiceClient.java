package com.movieconcierge.standalone.client;

import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP with one service. A refusal comes back as the sentence that the service gave (RFC 9457). */
public final class ServiceClient {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

    private final String name;
    private final String url;

    /**
     * @param name as a person knows the service
     * @param port on this machine
     */
    public ServiceClient(String name, int port) {
        this.name = name;
        this.url = "http://127.0.0.1:" + port;
    }

    public String name() {
        return name;
    }

    /**
     * Reads a resource.
     *
     * @throws Refusal when the service does not answer or refuses
     */
    public JsonNode get(String path) {
        return find(path).orElseThrow(() -> new Refusal("The " + name + " service does not know " + path + "."));
    }

    /** Reads a resource that may not be there. */
    public Optional<JsonNode> find(String path) {
        HttpResponse<String> response = send("GET", path, null);
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(accepted(response));
    }

    /**
     * Posts JSON.
     *
     * @throws Refusal when the service does not answer or refuses
     */
    public JsonNode post(String path, JsonNode body) {
        return accepted(send("POST", path, body.toString()));
    }

    /** Puts JSON, as {@link #post}. */
    public void put(String path, JsonNode body) {
        accepted(send("PUT", path, body.toString()));
    }

    /** Deletes, as {@link #post}; the answer may be empty. */
    public JsonNode delete(String path) {
        return accepted(send("DELETE", path, null));
    }

    /** The health report, whatever it says. */
    public JsonNode health() {
        return parse(send("GET", "/actuator/health", null));
    }

    /** A part of a path or a parameter, encoded. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("The " + name + " service does not answer at " + url + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
    }

    private JsonNode accepted(HttpResponse<String> response) {
        JsonNode answer = parse(response);
        if (response.statusCode() >= 300) {
            throw new Refusal(sentence(answer, response.statusCode()));
        }
        return answer;
    }

    private JsonNode parse(HttpResponse<String> response) {
        try {
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new Refusal("The " + name + " service answered something that is not JSON (HTTP "
                    + response.statusCode() + ").");
        }
    }

    private String sentence(JsonNode problem, int status) {
        var errors = new StringJoiner("; ");
        for (JsonNode error : problem.path("errors")) {
            errors.add(error.path("field").asString("") + ": "
                    + error.path("message").asString(""));
        }
        if (errors.length() > 0) {
            return errors + ".";
        }
        return problem.path("detail").asString("The " + name + " service refused with HTTP " + status + ".");
    }
}
