package com.movieconcierge.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** What clients do to a running product: rate films that are in lists. Safe for concurrent use. */
final class Load {
    private static final int VIEWERS = 200;
    private static final int LISTS = 20;

    private final RunningProduct product;
    private final RunningProduct ingest;
    private final List<String> viewers;
    private final List<String> films;
    private final Random random;

    Load(RunningProduct product, String ingestUrl, long seed) {
        this.product = product;
        this.ingest = new RunningProduct(ingestUrl);
        this.viewers = product.viewers(VIEWERS);
        this.films = product.films(viewers.subList(0, Math.min(LISTS, viewers.size())));
        this.random = new Random(seed);
    }

    String viewer() {
        return any(viewers);
    }

    String film() {
        return any(films);
    }

    synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    /** A rating of some film. An eventId names one event for good, also those of the run before. */
    CompletableFuture<JsonNode> rate(String eventId, String viewer) {
        Map<String, Object> rating = Map.of(
                "eventId",
                eventId,
                "userId",
                viewer,
                "movieId",
                film(),
                "rating",
                (1 + below(10)) / 2.0,
                "ratedAt",
                Instant.now().toString());
        return ingest.postAsync("/v1/ratings", rating);
    }

    CompletableFuture<JsonNode> list(String viewer, String parameters) {
        return product.getAsync("/v1/users/" + RunningProduct.encoded(viewer) + "/recommendations?" + parameters);
    }

    private String any(List<String> list) {
        return list.get(below(list.size()));
    }
}
