package com.movieconcierge.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * What lists are made of, and whether what they say is true. Asks a running product for lists of random viewers: shares add up to
 * scores; popularity's and behaviour's part of them; on how many cards one film is named; no reason is a film that the viewer rated
 * below the middle of their own ratings; and what a named film is said to add is what the score loses without it, asked again. Ends
 * with status 1 when any of the last two, or a sum, is wrong.
 *
 * <p>Arguments: recommend URL, number of lists (1000), seed (1).
 */
public final class ListsRun {
    private static final double SUM = 1e-6;
    private static final double COUNTERFACTUAL = 1e-5;
    private static final int VIEWERS = 1000;
    private static final int CARDS = 5;

    private final RunningProduct product;
    private final List<Double> popularity = new ArrayList<>();
    private final List<Double> behaviour = new ArrayList<>();
    private final List<Double> mostNamed = new ArrayList<>();
    private double worstSum;
    private double worstDrop;
    private int asked;
    private int belowMiddle;
    private int withEvidence;
    private int cards;

    private ListsRun(RunningProduct product) {
        this.product = product;
    }

    public static void main(String[] args) {
        var words = Arguments.of(args, 1, "ListsRun <recommend URL> [lists 1000] [seed 1]");
        ListsRun run = new ListsRun(new RunningProduct(words.text(0)));
        System.exit(run.check(words.number(1, 1000), new Random(words.number(2, 1))) ? 0 : 1);
    }

    private boolean check(int lists, Random random) {
        List<String> viewers = product.viewers(VIEWERS);
        for (int i = 0; i < lists; i++) {
            check(viewers.get(random.nextInt(viewers.size())));
        }
        Report.line("%d lists of %d viewers, %d cards", lists, viewers.size(), cards);
        Report.line("|sum of shares - score| at most %.2e", worstSum);
        Report.line("popularity's part of |shares|: mean %.3f", mean(popularity));
        Report.line("behaviour's part of |shares|:  mean %.3f", mean(behaviour));
        Report.line("cards of five that name the same film: mean %.2f", mean(mostNamed));
        Report.line("%d reasons give the evidence of others", withEvidence);
        Report.line("%d named films asked again: |loss - share| at most %.2e", asked, worstDrop);
        Report.line("%d reasons below the viewer's middle", belowMiddle);
        return worstSum <= SUM && worstDrop <= COUNTERFACTUAL && belowMiddle == 0;
    }

    private void check(String viewer) {
        String path = "/v1/users/" + RunningProduct.encoded(viewer);
        List<String> named = new ArrayList<>();
        double middle = product.get(path + "/profile").get("middleRating").asDouble();
        for (JsonNode card :
                product.get(path + "/recommendations?limit=" + CARDS).get("recommendations")) {
            cards++;
            JsonNode contributions = card.get("contributions");
            double score = card.get("score").asDouble();
            double all = 0;
            double sum = 0;
            double popular = 0;
            double learned = 0;
            for (JsonNode part : contributions) {
                double share = part.get("share").asDouble();
                sum += share;
                if (part.get("kind").asString().equals("popularity")) {
                    popular += Math.abs(share);
                    all += Math.abs(share);
                }
                for (var modality : part.get("byModality").properties()) {
                    double size = Math.abs(modality.getValue().asDouble());
                    all += size;
                    learned += modality.getKey().equals("behaviour") ? size : 0;
                }
            }
            worstSum = Math.max(worstSum, Math.abs(sum - score));
            popularity.add(popular / all);
            behaviour.add(learned / all);
            withEvidence += card.get("reason").asString().contains("went on to this") ? 1 : 0;
            checkReason(path, card, middle, named);
        }
        named.stream()
                .distinct()
                .mapToDouble(film -> Collections.frequency(named, film))
                .max()
                .ifPresent(mostNamed::add);
    }

    /** The film of the sentence, by its title; not every sentence names one. */
    private void checkReason(String path, JsonNode card, double middle, List<String> named) {
        for (JsonNode part : card.get("contributions")) {
            if (part.get("kind").asString().equals("film")
                    && card.get("reason")
                            .asString()
                            .contains("'" + part.get("title").asString() + "' "
                                    + part.get("rating").asDouble())) {
                named.add(part.get("movieId").asString());
                String explanation = path + "/explanations/"
                        + RunningProduct.encoded(
                                card.get("movie").get("movieId").asString());
                JsonNode again = product.get(explanation + "?without="
                        + RunningProduct.encoded(part.get("movieId").asString()));
                worstDrop = Math.max(
                        worstDrop,
                        Math.abs(again.get("without").get("difference").asDouble()
                                - part.get("share").asDouble()));
                asked++;
                belowMiddle += part.get("rating").asDouble() < middle ? 1 : 0;
                return;
            }
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }
}
