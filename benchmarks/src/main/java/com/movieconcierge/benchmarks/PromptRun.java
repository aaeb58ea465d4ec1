package com.movieconcierge.benchmarks;

import com.movieconcierge.testkit.WrittenPrompts;
import com.movieconcierge.testkit.WrittenPrompts.Check;
import com.movieconcierge.testkit.WrittenPrompts.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * Are prompts understood, and how fast? Asks a running product every written prompt and holds the answers against what
 * should be understood and which films should come. Films that the catalogue lacks are not expected of it.
 *
 * <p>Arguments: recommend URL, a set of prompts of your own instead of the carried one (optional).
 */
public final class PromptRun {
    private static final int ROUNDS = 5;

    private final RunningProduct product;
    private final Map<String, int[]> met = new TreeMap<>();
    private final Map<String, Boolean> known = new TreeMap<>();
    private final Histogram micros = new Histogram(3);
    private final Map<String, Integer> readers = new TreeMap<>();
    private int whole;

    private PromptRun(RunningProduct product) {
        this.product = product;
    }

    public static void main(String[] args) throws IOException {
        List<Prompt> prompts = WrittenPrompts.carried();
        if (args.length > 1) {
            try (InputStream in = Files.newInputStream(Path.of(args[1]))) {
                prompts = WrittenPrompts.read(in);
            }
        }
        new PromptRun(new RunningProduct(args[0])).run(prompts);
    }

    private void run(List<Prompt> prompts) {
        prompts.forEach(prompt -> hold(prompt, ask(prompt)));
        for (int round = 0; round < ROUNDS; round++) {
            for (Prompt prompt : prompts) {
                long start = System.nanoTime();
                ask(prompt);
                micros.recordValue((System.nanoTime() - start) / 1000);
            }
        }
        met.forEach((field, counts) -> Report.line(
                "%-10s %3d of %3d met (%.1f %%)", field, counts[0], counts[1], 100.0 * counts[0] / counts[1]));
        Report.line(
                "%d of %d prompts met in everything; readers %s; %d answers, p50 %.1f ms, p99 %.1f ms%n",
                whole,
                prompts.size(),
                readers,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0);
    }

    private JsonNode ask(Prompt prompt) {
        return product.post("/v1/prompts", Map.of("prompt", prompt.text(), "limit", WrittenPrompts.TOP));
    }

    private void hold(Prompt prompt, JsonNode answer) {
        readers.merge(answer.get("reader").asString(), 1, Integer::sum);
        List<String> missed = new ArrayList<>();
        for (Check check : WrittenPrompts.check(prompt, answer, this::isKnown)) {
            int[] counts = met.computeIfAbsent(check.field(), field -> new int[2]);
            counts[0] += check.met() ? 1 : 0;
            counts[1]++;
            if (!check.met()) {
                missed.add(check.field() + ": " + check.wanted());
            }
        }
        whole += missed.isEmpty() ? 1 : 0;
        if (!missed.isEmpty()) {
            System.out.println("\"" + prompt.text() + "\" misses " + missed);
        }
    }

    private boolean isKnown(String title) {
        return known.computeIfAbsent(
                title, unseen -> product.get("/v1/movies?limit=5&query=" + RunningProduct.encoded(unseen))
                        .get("movies")
                        .valueStream()
                        .anyMatch(film -> film.get("title").asString().equals(unseen)));
    }
}
