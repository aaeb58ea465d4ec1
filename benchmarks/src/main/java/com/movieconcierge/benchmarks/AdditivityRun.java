package com.movieconcierge.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Do the reasons add up? For random (viewer, film) pairs of a running product: the shares sum to the score, and the score
 * without one rated film, which the service computes from the raw sums, is lower by that film's share. Ends with status 1
 * when any pair is off by more than {@value #TOLERANCE}.
 *
 * <p>Arguments: recommend URL, number of pairs (1000), seed (1).
 */
public final class AdditivityRun {
    private static final double TOLERANCE = 1e-5;
    private static final int VIEWERS = 1000;
    private static final int LISTS = 40;

    private final RunningProduct product;
    private double worstSum;
    private double worstDrop;
    private double worstRest;
    private int dropped;

    private AdditivityRun(RunningProduct product) {
        this.product = product;
    }

    public static void main(String[] args) {
        var words = Arguments.of(args, 1, "AdditivityRun <recommend URL> [pairs 1000] [seed 1]");
        AdditivityRun run = new AdditivityRun(new RunningProduct(words.text(0)));
        System.exit(run.check(words.number(1, 1000), new Random(words.number(2, 1))) ? 0 : 1);
    }

    private boolean check(int pairs, Random random) {
        List<String> viewers = product.viewers(VIEWERS);
        List<String> films = product.films(random.ints(LISTS, 0, viewers.size())
                .distinct()
                .mapToObj(viewers::get)
                .toList());
        for (int i = 0; i < pairs; i++) {
            check(viewers.get(random.nextInt(viewers.size())), films.get(random.nextInt(films.size())), random);
        }
        boolean ok = worstSum <= TOLERANCE && worstDrop <= TOLERANCE;
        Report.line(
                "pairs %d (of %d viewers, %d films): |sum of shares - score| at most %.2e;"
                        + " %d films dropped: |change - share| at most %.2e;"
                        + " left over of complete histories at most %.2e: %s%n",
                pairs,
                viewers.size(),
                films.size(),
                worstSum,
                dropped,
                worstDrop,
                worstRest,
                ok ? "OK" : "NOT within " + TOLERANCE);
        return ok;
    }

    private void check(String viewer, String film, Random random) {
        String path = "/v1/users/" + RunningProduct.encoded(viewer) + "/explanations/" + RunningProduct.encoded(film);
        JsonNode pair = product.get(path);
        worstSum = Math.max(worstSum, Math.abs(sum(pair) - pair.get("score").asDouble()));
        List<JsonNode> named = pair.get("contributions")
                .valueStream()
                .filter(part -> part.get("kind").asString().equals("film"))
                .toList();
        if (pair.get("historyComplete").asBoolean()) {
            worstRest = Math.max(worstRest, Math.abs(rest(pair)));
        }
        if (!named.isEmpty()) {
            JsonNode drop = named.get(random.nextInt(Math.min(5, named.size())));
            JsonNode without =
                    product.get(path + "?without=" + drop.get("movieId").asString());
            double change = without.get("without").get("difference").asDouble();
            worstDrop = Math.max(worstDrop, Math.abs(change - drop.get("share").asDouble()));
            dropped++;
        }
    }

    private static double sum(JsonNode pair) {
        return sum(pair, part -> true);
    }

    /** What no rated film accounts for. */
    static double rest(JsonNode pair) {
        return sum(pair, part -> part.get("kind").asString().equals("rest"));
    }

    private static double sum(JsonNode pair, Predicate<JsonNode> which) {
        return pair.get("contributions")
                .valueStream()
                .filter(which)
                .mapToDouble(part -> part.get("share").asDouble())
                .sum();
    }
}
