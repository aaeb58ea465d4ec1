package com.movieconcierge.benchmarks;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running product as a client sees it: JSON over HTTP. */
final class RunningProduct {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final String baseUrl;

    RunningProduct(String url) {
        this.baseUrl = url.replaceAll("/+$", "");
    }

    /** Answers 200 with JSON, or fails with what was answered instead. */
    JsonNode get(String path) {
        return getAsync(path).join();
    }

    CompletableFuture<JsonNode> getAsync(String path) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))).thenApply(this::body);
    }

    /** Posts JSON to a path of this product; answers 2xx with JSON, or fails with what was answered instead. */
    JsonNode post(String path, Object body) {
        return postAsync(path, body).join();
    }

    CompletableFuture<JsonNode> postAsync(String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))))
                .thenApply(this::body);
    }

    /** Puts JSON; answers 2xx, or fails with what was answered instead. */
    void put(String path, Object body) {
        done(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Deletes; answers 2xx, or fails with what was answered instead. */
    void delete(String path) {
        done(HttpRequest.newBuilder(URI.create(baseUrl + path)).DELETE());
    }

    /** Returns when it is; what is answered beside that does not count. */
    private void done(HttpRequest.Builder request) {
        send(request)
                .thenApply(answer -> answer.statusCode() / 100 == 2 ? answer : body(answer))
                .join();
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode body(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    /** Ids of viewers, the most recently active first. */
    List<String> viewers(int most) {
        List<String> viewers = new ArrayList<>();
        for (JsonNode viewer : get("/v1/users?limit=" + most).get("users")) {
            viewers.add(viewer.get("userId").asString());
        }
        if (viewers.isEmpty()) {
            throw new IllegalStateException("the product has no viewers yet: import ratings first");
        }
        return viewers;
    }

    /** Films out of the lists of these viewers. */
    List<String> films(List<String> viewers) {
        Set<String> films = new LinkedHashSet<>();
        for (String viewer : viewers) {
            JsonNode list = get("/v1/users/" + encoded(viewer) + "/recommendations?limit=100&excludeSeen=false");
            for (JsonNode recommendation : list.get("recommendations")) {
                films.add(recommendation.get("movie").get("movieId").asString());
            }
        }
        return List.copyOf(films);
    }

    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
