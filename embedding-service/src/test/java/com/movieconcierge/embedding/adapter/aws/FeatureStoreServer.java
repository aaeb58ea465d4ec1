package com.movieconcierge.embedding.adapter.aws;

import com.movieconcierge.testkit.S3Server;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data plane of SageMaker Feature Store as its API reference describes it, for one feature group: an online store in
 * which the newer EventTime holds, also against a delete, and its faults.
 */
public final class FeatureStoreServer implements AutoCloseable {
    public static final String GROUP = "movie-dna-features";
    private static final JsonMapper JSON = new JsonMapper();

    /** What is known of a film; no features when it was removed. */
    public record Online(Instant at, Map<String, String> features) {}

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Online> online = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int failing;
    private volatile String failure = "";
    private volatile boolean hangs;

    public FeatureStoreServer() throws IOException {
        S3Server.credentials();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/FeatureGroup/", this::handle);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The features of a film that a GetRecord would show. */
    public Map<String, String> features(String movieId) {
        Online known = online.get(movieId);
        return known == null ? Map.of() : known.features;
    }

    public int asked() {
        return asked.get();
    }

    /** The next so many requests are answered with this: {@code 429 ThrottlingException} and the like. */
    public void fail(int times, String with) {
        asked.set(0);
        failure = with;
        failing = times;
    }

    public void hang(boolean whether) {
        hangs = whether;
    }

    /** Whatever says so much of itself is invalid. */
    public void refuse(String movieId) {
        refused.add(movieId);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.incrementAndGet();
        if (hangs) {
            await();
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=")) {
            answer(exchange, "403 AccessForbidden", "not signed");
        } else if (takesOneFailure()) {
            answer(exchange, failure, "said " + failure);
        } else if (!exchange.getRequestURI().getPath().equals("/FeatureGroup/" + GROUP)) {
            answer(exchange, "404 ResourceNotFound", "no such group");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            put(exchange, JSON.readTree(body).path("Record"));
        } else {
            delete(exchange);
        }
    }

    private synchronized boolean takesOneFailure() {
        return failing > 0 && failing-- > 0;
    }

    private void put(HttpExchange exchange, JsonNode record) throws IOException {
        Map<String, String> features = new HashMap<>();
        record.forEach(feature -> features.put(
                feature.path("FeatureName").asString(),
                feature.path("ValueAsString").asString()));
        String id = features.getOrDefault("movie_id", "");
        if (id.isEmpty()
                || refused.contains(id)
                || !features.getOrDefault("event_time", "").matches(".*\\.\\d{3}Z")) {
            answer(exchange, "400 ValidationError", "not a record of this group");
            return;
        }
        keep(id, new Online(Instant.parse(features.get("event_time")), features));
        answer(exchange, "200", "");
    }

    private void delete(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        keep(query.get("RecordIdentifierValueAsString"), new Online(Instant.parse(query.get("EventTime")), Map.of()));
        answer(exchange, "200", "");
    }

    private void keep(String id, Online coming) {
        online.merge(id, coming, (known, next) -> next.at.isAfter(known.at) ? next : known);
    }

    private void answer(HttpExchange exchange, String status, String message) throws IOException {
        String[] parts = status.split(" ");
        byte[] body = message.isEmpty()
                ? new byte[0]
                : ("{\"Message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
        if (parts.length > 1) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", parts[1]);
        }
        exchange.sendResponseHeaders(Integer.parseInt(parts[0]), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        ((java.util.concurrent.ExecutorService) server.getExecutor()).shutdownNow();
    }
}
