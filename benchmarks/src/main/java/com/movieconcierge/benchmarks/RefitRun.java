package com.movieconcierge.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Does anybody notice that what people choose next is learned anew? While ratings are posted and lists asked for ({@link
 * WatchedLoad}), a fit is asked for, its model takes over, the one before it is chosen again, and then the newest. Ends with
 * status 1 when any answer is wrong.
 *
 * <p>Arguments: recommend URL, ingest URL, embedding URL, ratings per second (200), lists per second (50), seconds of each quiet
 * phase (60).
 */
public final class RefitRun {
    private final RunningProduct product;
    private final RunningProduct embedding;

    private RefitRun(RunningProduct product, RunningProduct embedding) {
        this.product = product;
        this.embedding = embedding;
    }

    public static void main(String[] args) throws InterruptedException {
        var words = Arguments.of(
                args,
                3,
                "RefitRun <recommend URL> <ingest URL> <embedding URL> [ratings/s 200] [lists/s 50] [seconds 60]");
        RunningProduct product = new RunningProduct(words.text(0));
        RefitRun run = new RefitRun(product, new RunningProduct(words.text(2)));
        try (WatchedLoad load = new WatchedLoad(product, words.text(1), words.number(3, 200), words.number(4, 50))) {
            System.exit(run.run(load, words.number(5, 60)) ? 0 : 1);
        }
    }

    private boolean run(WatchedLoad load, int seconds) throws InterruptedException {
        String before = serving();
        TimeUnit.SECONDS.sleep(seconds);
        load.begin("before");
        TimeUnit.SECONDS.sleep(seconds);
        load.begin("trial and fit");
        long start = System.nanoTime();
        embedding.post("/v1/behaviour/fit", Map.of());
        WatchedLoad.await("a new model", () -> !serving().equals(before));
        Report.line(
                "%s serves instead of %s, %.1f s after it was asked for",
                serving(), before, Report.secondsSince(start));
        load.begin("after");
        TimeUnit.SECONDS.sleep(seconds);
        load.begin("switched back");
        embedding.put("/v1/behaviour/serving", Map.of("modelVersion", before));
        WatchedLoad.await("the former model", () -> serving().equals(before));
        TimeUnit.SECONDS.sleep(seconds);
        load.begin("switched again");
        embedding.delete("/v1/behaviour/serving");
        WatchedLoad.await("the newest model", () -> !serving().equals(before));
        TimeUnit.SECONDS.sleep(seconds);
        return load.end();
    }

    private String serving() {
        JsonNode behaviour = product.get("/v1/model").get("behaviour");
        if (behaviour.isNull()) {
            throw new IllegalStateException(
                    "no model of what people choose next serves yet: import ratings and wait for it");
        }
        return behaviour.get("modelVersion").asString();
    }
}
