package com.movieconcierge.evaluation.peer;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import es.uam.eps.ir.ranksys.fast.index.FastItemIndex;
import es.uam.eps.ir.ranksys.fast.index.SimpleFastItemIndex;
import es.uam.eps.ir.ranksys.fast.index.SimpleFastUserIndex;
import es.uam.eps.ir.ranksys.fast.preference.FastPreferenceData;
import es.uam.eps.ir.ranksys.fast.preference.SimpleFastPreferenceData;
import es.uam.eps.ir.ranksys.nn.item.ItemNeighborhoodRecommender;
import es.uam.eps.ir.ranksys.nn.item.neighborhood.CachedItemNeighborhood;
import es.uam.eps.ir.ranksys.nn.item.neighborhood.ItemNeighborhood;
import es.uam.eps.ir.ranksys.nn.item.neighborhood.TopKItemNeighborhood;
import es.uam.eps.ir.ranksys.nn.item.sim.ItemSimilarity;
import es.uam.eps.ir.ranksys.nn.item.sim.VectorCosineItemSimilarity;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.lambda.tuple.Tuple;
import org.jooq.lambda.tuple.Tuple3;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's code: item neighbours of RankSys 0.4.3, the published framework for recommenders on the JVM, as its examples put
 * them together. A question is asked with the history that the viewer has by then. See ADR 25.
 */
public final class RankSysNeighbours implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "ranksys-item-knn";
    /** Of the cosine: ½ is that of the textbooks. */
    private static final double ALPHA = 0.5;

    private final int nearest;
    private final int exponent;
    private FastItemIndex<Integer> films = index(0);
    private @Nullable ItemNeighborhood<Integer> neighbours;

    /**
     * @param nearest k; positive
     * @param exponent of the cosine in the sum; positive
     */
    public RankSysNeighbours(int nearest, int exponent) {
        this.nearest = nearest;
        this.exponent = exponent;
    }

    public static List<RankSysNeighbours> candidates() {
        return Stream.of(20, 100, 400)
                .flatMap(nearest -> Stream.of(1, 2).map(exponent -> new RankSysNeighbours(nearest, exponent)))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return String.format(Locale.ROOT, "k=%d q=%d", nearest, exponent);
    }

    @Override
    public void fit(Training training) {
        films = index(training.films());
        ItemSimilarity<Integer> similarity =
                new VectorCosineItemSimilarity<>(preferences(training.viewers(), films), ALPHA, true);
        neighbours = new CachedItemNeighborhood<>(new TopKItemNeighborhood<>(similarity, nearest));
    }

    private static FastItemIndex<Integer> index(int films) {
        return SimpleFastItemIndex.load(IntStream.range(0, films).boxed());
    }

    /** Every rating as a choice, as for the other peers. */
    private static FastPreferenceData<Integer, Integer> preferences(
            List<ViewerEvents> viewers, FastItemIndex<Integer> films) {
        Stream<Tuple3<Integer, Integer, Double>> choices = IntStream.range(0, viewers.size())
                .boxed()
                .flatMap(viewer -> viewers.get(viewer).films().mapToObj(film -> Tuple.tuple(viewer, film, 1.0)));
        return SimpleFastPreferenceData.load(
                choices,
                SimpleFastUserIndex.load(IntStream.range(0, viewers.size()).boxed()),
                films);
    }

    @Override
    public void score(Question question, float[] scores) {
        ItemNeighborhood<Integer> learned = neighbours;
        if (learned == null) {
            throw new IllegalStateException("it was not fitted");
        }
        Arrays.fill(scores, 0);
        Int2DoubleMap scored = new ItemNeighborhoodRecommender<>(
                        preferences(List.of(question.history()), films), learned, exponent)
                .getScoresMap(0);
        scored.forEach((film, score) -> scores[film] = score.floatValue());
    }
}
