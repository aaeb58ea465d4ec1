package com.movieconcierge.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Does anybody notice a change of models? While ratings are posted and lists asked for ({@link WatchedLoad}), another model
 * fills in, readers move over to it, and back again. Ends with status 1 when any answer is wrong.
 *
 * <p>Arguments: recommend URL, ingest URL, embedding URL, modality (theme), candidate's ready-made name (minilm-q8),
 * ratings per second (200), queries per second (50), seconds of each quiet phase (60).
 */
public final class SwitchRun {
    private final RunningProduct product;
    private final RunningProduct embedding;
    private final String modality;

    private SwitchRun(RunningProduct product, RunningProduct embedding, String modality) {
        this.product = product;
        this.embedding = embedding;
        this.modality = modality;
    }

    public static void main(String[] args) throws InterruptedException {
        var words = Arguments.of(
                args,
                3,
                "SwitchRun <recommend URL> <ingest URL> <embedding URL> [modality theme]"
                        + " [candidate minilm-q8] [ratings/s 200] [queries/s 50] [seconds 60]");
        RunningProduct product = new RunningProduct(words.text(0));
        SwitchRun run = new SwitchRun(product, new RunningProduct(words.text(2)), words.text(3, "theme"));
        try (WatchedLoad load = new WatchedLoad(product, words.text(1), words.number(5, 200), words.number(6, 50))) {
            System.exit(run.run(load, words.text(4, "minilm-q8"), words.number(7, 60)) ? 0 : 1);
        }
    }

    private boolean run(WatchedLoad load, String candidate, int seconds) throws InterruptedException {
        JsonNode before = serving();
        TimeUnit.SECONDS.sleep(seconds);
        load.begin("before");
        TimeUnit.SECONDS.sleep(seconds);
        load.begin("fill-in");
        embedding.put("/v1/models/" + modality + "/candidate", Map.of("model", candidate));
        WatchedLoad.await("the candidate to have the films", () -> isFilledIn(before));
        JsonNode after = successor(before).orElseThrow();
        load.begin("switch");
        serve(after);
        TimeUnit.SECONDS.sleep(10);
        load.begin("after");
        TimeUnit.SECONDS.sleep(seconds);
        load.begin("switch back");
        serve(before);
        TimeUnit.SECONDS.sleep(10);
        load.begin("after that");
        TimeUnit.SECONDS.sleep(seconds);
        return load.end();
    }

    private void serve(JsonNode model) throws InterruptedException {
        long start = System.nanoTime();
        embedding.put(
                "/v1/models/" + modality + "/serving",
                Map.of(
                        "modelId", model.get("modelId").asString(),
                        "modelVersion", model.get("modelVersion").asString()));
        WatchedLoad.await("readers to move over", () -> isSame(serving(), model));
        Report.line(
                "readers compare with %s %.1f s after the switch",
                model.get("modelId").asString(), Report.secondsSince(start));
    }

    private JsonNode serving() {
        return product.get("/v1/model")
                .get("models")
                .valueStream()
                .filter(model -> isOf(model) && model.get("serving").asBoolean())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no model serves " + modality));
    }

    private Optional<JsonNode> successor(JsonNode before) {
        return product.get("/v1/model")
                .get("models")
                .valueStream()
                .filter(model -> isOf(model) && !isSame(model, before))
                .findFirst();
    }

    private boolean isFilledIn(JsonNode before) {
        return successor(before)
                .filter(model ->
                        model.get("films").asInt() >= before.get("films").asInt())
                .isPresent();
    }

    private boolean isOf(JsonNode model) {
        return model.get("modality").asString().equals(modality);
    }

    private static boolean isSame(JsonNode a, JsonNode b) {
        return a.get("modelId").equals(b.get("modelId"))
                && a.get("modelVersion").equals(b.get("modelVersion"));
    }
}
