package com.movieconcierge.evaluation.peer;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The film that followed the last one most often, {@code (n(last, m) + s · p(m)) / (n(last) + s)}, with {@code p} the part of
 * all ratings: a first-order Markov chain, smoothed towards what is popular (Dirichlet prior of weight s).
 *
 * <p>Source: the chain that Rendle, Freudenthaler, Schmidt-Thieme: "Factorizing personalized Markov chains for next-basket
 * recommendation", WWW 2010, start from; smoothed as in Zhai, Lafferty: "A study of smoothing methods for language models applied
 * to information retrieval", TOIS 2004.
 */
public final class MarkovChain implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "markov";

    private final double smoothing;
    private double[] popularity = new double[0];
    private List<Map<Integer, Integer>> followers = List.of();

    /** @param smoothing s, in ratings; positive */
    public MarkovChain(double smoothing) {
        this.smoothing = smoothing;
    }

    public static List<MarkovChain> candidates() {
        return DoubleStream.of(1, 5, 20, 100).mapToObj(MarkovChain::new).toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return String.format(Locale.ROOT, "smoothing=%.0f", smoothing);
    }

    @Override
    public void fit(Training training) {
        int[] counts = training.counts();
        double all = Math.max(1, Arrays.stream(counts).sum());
        popularity = Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
        List<Map<Integer, Integer>> next = IntStream.range(0, counts.length)
                .<Map<Integer, Integer>>mapToObj(film -> new HashMap<>())
                .toList();
        for (ViewerEvents viewer : training.viewers()) {
            for (int i = 1; i < viewer.size(); i++) {
                next.get(viewer.film(i - 1)).merge(viewer.film(i), 1, Integer::sum);
            }
        }
        followers = next;
    }

    @Override
    public void score(Question question, float[] scores) {
        ViewerEvents history = question.history();
        Map<Integer, Integer> after = history.isEmpty() ? Map.of() : followers.get(history.film(history.size() - 1));
        double total = after.values().stream().mapToInt(Integer::intValue).sum() + smoothing;
        for (int film = 0; film < scores.length; film++) {
            scores[film] = (float) ((after.getOrDefault(film, 0) + smoothing * popularity[film]) / total);
        }
    }
}
