package com.movieconcierge.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service, started, as its clients see it. */
final class RecommendHttp implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext service;
    private final String base;

    private RecommendHttp(ConfigurableApplicationContext service) {
        this.service = service;
        this.base = "http://127.0.0.1:"
                + ((ServletWebServerApplicationContext) service).getWebServer().getPort();
    }

    static RecommendHttp start(Map<String, String> properties) {
        return new RecommendHttp(RecommendServiceApplication.builder()
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new)));
    }

    @Override
    public void close() {
        service.close();
    }

    String base() {
        return base;
    }

    /** The JSON of an answer that is 200. */
    JsonNode ok(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> get(String path) {
        return getAsync(path).join();
    }

    CompletableFuture<HttpResponse<String>> getAsync(String path) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> invoke(String body) {
        return post("/invocations", body);
    }

    HttpResponse<String> post(String path, String body) {
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("content-type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
    }

    HttpResponse<String> delete(String path) {
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create(base + path)).DELETE().build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
    }

    /** The first value of a metric whose line starts so; 0 without one. */
    double metric(String start) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** The sum of a film's shares. */
    static double shares(JsonNode film) {
        return film.get("contributions")
                .valueStream()
                .mapToDouble(contribution -> contribution.get("share").asDouble())
                .sum();
    }

    static List<String> ids(JsonNode list) {
        return list.get("recommendations")
                .valueStream()
                .map(film -> film.get("movie").get("movieId").asString())
                .toList();
    }
}
