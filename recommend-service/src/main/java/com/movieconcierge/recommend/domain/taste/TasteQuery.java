package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A viewer as a query vector. Per modality {@code Qₛ = T(Σ wᵢvᵢ)} for the long and the recent scale, mixed by direction:
 * {@code q = ((1 − λ) Q_long/‖Q_long‖ + λ Q_recent/‖Q_recent‖) / N}, with N making q a unit vector.
 *
 * <p>The three norms are kept: with them held fixed, q is linear in the history, which is what makes explanations exact.
 */
public record TasteQuery(List<Block> blocks, BlockLayout layout) {

    /**
     * One modality of the query, in row order.
     *
     * @param vector unit length, or zero
     * @param longFactor {@code (1 − λ) / (‖Q_long‖ · N)}: what a film of weight 1 adds, per unit of {@code T(v)}
     * @param recentFactor {@code λ / (‖Q_recent‖ · N)}
     */
    public record Block(BlockLayout.Block place, double[] vector, double longFactor, double recentFactor) {

        /** What the film's {@code T(v)} is multiplied with in q. */
        public double coefficient(TasteProfile.RatedFilm film) {
            return longFactor * film.longWeight() + recentFactor * film.recentWeight();
        }
    }

    public TasteQuery {
        blocks = List.copyOf(blocks);
    }

    /** The query of a taste, the recent scale weighing λ; sums made by another model than the index has are left out. */
    public static TasteQuery of(TasteProfile taste, IndexSnapshot index, double lambda) {
        List<Block> blocks = new ArrayList<>();
        for (BlockLayout.Block place : index.layout().blocks()) {
            double[] longSum = transformed(taste, place, TasteScale.LONG, index.transform(), null);
            double[] recentSum = transformed(taste, place, TasteScale.RECENT, index.transform(), null);
            double longFactor = factor(1 - lambda, longSum);
            double recentFactor = factor(lambda, recentSum);
            double[] mix = QueryVector.mix(longFactor, longSum, recentFactor, recentSum);
            double norm = QueryVector.norm(mix);
            double scale = norm > 0 ? 1 / norm : 0;
            blocks.add(new Block(place, scaled(mix, scale), longFactor * scale, recentFactor * scale));
        }
        return new TasteQuery(blocks, index.layout());
    }

    /**
     * The vectors as if one film had never been rated, at the same scale: its raw vectors are taken out of the raw sums
     * and nothing is normalised anew. Not unit vectors.
     */
    public List<double[]> without(TasteProfile.RatedFilm film, FilmDna dna, TasteProfile taste, IndexSnapshot index) {
        List<double[]> vectors = new ArrayList<>();
        for (Block block : blocks) {
            Removed removed = new Removed(film, dna);
            double[] longSum = transformed(taste, block.place, TasteScale.LONG, index.transform(), removed);
            double[] recentSum = transformed(taste, block.place, TasteScale.RECENT, index.transform(), removed);
            vectors.add(QueryVector.mix(block.longFactor, longSum, block.recentFactor, recentSum));
        }
        return vectors;
    }

    private record Removed(TasteProfile.RatedFilm film, FilmDna dna) {}

    private static double[] transformed(
            TasteProfile taste,
            BlockLayout.Block place,
            TasteScale scale,
            CatalogueTransform transform,
            @Nullable Removed removed) {
        CatalogueTransform.Fitted fitted = transform.fitted(place.modality());
        TasteProfile.Sum sum =
                taste.sum(place.modality(), scale, fitted.model()).orElse(null);
        if (sum == null || sum.vector().length != place.dims()) {
            return new double[place.dims()];
        }
        float[] dropped = removed == null ? null : transform.vectorOf(removed.dna, place.modality());
        if (removed == null || dropped == null) {
            return fitted.transform().apply(sum.vector(), sum.weight());
        }
        double weight = removed.film.weight(scale);
        float[] left = sum.vector().clone();
        for (int i = 0; i < left.length; i++) {
            left[i] -= (float) (weight * dropped[i]);
        }
        return fitted.transform().apply(left, sum.weight() - weight);
    }

    /** The blocks without their factors; zero when nothing is known of the viewer's taste. */
    public QueryVector vector() {
        return new QueryVector(layout, blocks.stream().map(Block::vector).toList());
    }

    private static double factor(double share, double[] sum) {
        double norm = QueryVector.norm(sum);
        return norm > 0 ? share / norm : 0;
    }

    private static double[] scaled(double[] vector, double factor) {
        double[] scaled = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            scaled[i] = vector[i] * factor;
        }
        return scaled;
    }
}
