package com.movieconcierge.ingest.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a client does. */
public final class IngestClient {
    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public IngestClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Status, headers and JSON of an answer. */
    public record Answer(int status, String contentType, String retryAfter, JsonNode body) {
        public String firstField() {
            return body.path("errors").path(0).path("field").asString("");
        }

        public String firstMessage() {
            return body.path("errors").path(0).path("message").asString("");
        }
    }

    public Answer rate(String json) {
        return call("POST", "/v1/ratings", JSON, BodyPublishers.ofString(json));
    }

    public Answer rateAll(String lines) {
        return call("POST", "/v1/ratings", NDJSON, BodyPublishers.ofString(lines));
    }

    public Answer putMovie(String movieId, String json) {
        return call("PUT", "/v1/movies/" + movieId, JSON, BodyPublishers.ofString(json));
    }

    public Answer startImport(String json) {
        return call("POST", "/v1/imports", JSON, BodyPublishers.ofString(json));
    }

    public Answer get(String path) {
        return call("GET", path, JSON, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return call("DELETE", path, JSON, BodyPublishers.noBody());
    }

    public Answer call(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", contentType)
                .method(method, body)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After").orElse(""),
                    JsonMapper.shared().readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
