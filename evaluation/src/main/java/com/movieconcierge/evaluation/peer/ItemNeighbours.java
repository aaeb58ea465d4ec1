package com.movieconcierge.evaluation.peer;

import com.movieconcierge.behaviour.Cores;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Films like those of the history: cosine {@code n(a, b) / (√n(a) √n(b) + shrinkage)} over the viewers who rated both, of each film
 * the k nearest, summed over the history.
 *
 * <p>Source: Deshpande, Karypis: "Item-based top-N recommendation algorithms", TOIS 2004; shrinkage as in Ferrari Dacrema,
 * Cremonesi, Jannach: "Are we really making much progress?", RecSys 2019.
 */
public final class ItemNeighbours implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "item-knn";

    private final int nearest;
    private final double shrinkage;
    private List<Neighbour[]> neighbours = List.of();

    private record Neighbour(int film, float cosine) {}

    /**
     * @param nearest k; positive
     * @param shrinkage makes films with few viewers unlike all others; 0 or more
     */
    public ItemNeighbours(int nearest, double shrinkage) {
        this.nearest = nearest;
        this.shrinkage = shrinkage;
    }

    public static List<ItemNeighbours> candidates() {
        return Stream.of(50, 200)
                .flatMap(nearest -> Stream.of(5.0, 20.0, 50.0).map(shrinkage -> new ItemNeighbours(nearest, shrinkage)))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return String.format(Locale.ROOT, "k=%d shrinkage=%.0f", nearest, shrinkage);
    }

    @Override
    public void fit(Training training) {
        int[] counts = training.counts();
        List<List<Integer>> viewersOf = IntStream.range(0, counts.length)
                .<List<Integer>>mapToObj(film -> new ArrayList<>())
                .toList();
        for (int viewer = 0; viewer < training.viewers().size(); viewer++) {
            ViewerEvents events = training.viewers().get(viewer);
            for (int i = 0; i < events.size(); i++) {
                viewersOf.get(events.film(i)).add(viewer);
            }
        }
        Neighbour[][] found = new Neighbour[counts.length][];
        Cores.forEach(found.length, film -> found[film] = near(film, viewersOf.get(film), training, counts));
        neighbours = List.of(found);
    }

    private Neighbour[] near(int film, List<Integer> viewers, Training training, int[] counts) {
        int[] shared = new int[counts.length];
        for (int viewer : viewers) {
            ViewerEvents events = training.viewers().get(viewer);
            for (int i = 0; i < events.size(); i++) {
                shared[events.film(i)]++;
            }
        }
        return IntStream.range(0, shared.length)
                .filter(other -> other != film && shared[other] > 0)
                .mapToObj(other -> new Neighbour(other, (float)
                        (shared[other] / (Math.sqrt((double) counts[film] * counts[other]) + shrinkage))))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed().thenComparingInt(Neighbour::film))
                .limit(nearest)
                .toArray(Neighbour[]::new);
    }

    @Override
    public void score(Question question, float[] scores) {
        Arrays.fill(scores, 0);
        ViewerEvents history = question.history();
        for (int i = 0; i < history.size(); i++) {
            for (Neighbour neighbour : neighbours.get(history.film(i))) {
                scores[neighbour.film] += neighbour.cosine;
            }
        }
    }
}
