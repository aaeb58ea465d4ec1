package com.movieconcierge.evaluation.product;

import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import com.movieconcierge.recommend.domain.pipeline.ListShape;

/**
 * The product's lists of ten where they are asked to be more than the best films: chosen by the product's own selector, before all other films
 * in their order.
 *
 * @param product shared with others: it learns once
 */
public record ShapedRecommender(String name, LawRecommender product, ListShape shape) implements Recommender {
    /** Films that differ. */
    public static final String DIVERSE = "product-diverse";
    /** Genres in the proportions of what was liked. */
    public static final String CALIBRATED = "product-calibrated";

    /** Of the day on which it is asked for. */
    public static final String ROTATED = "product-rotated";

    /** With a try in five places. */
    public static final String EXPLORED = "product-explored";

    /** Of all of the two: enough to show on lists, little enough to keep their best films. */
    private static final double WEIGHT = 0.3;

    public static ShapedRecommender diverse(LawRecommender product) {
        return new ShapedRecommender(DIVERSE, product, ListShape.of(WEIGHT, 0));
    }

    public static ShapedRecommender calibrated(LawRecommender product) {
        return new ShapedRecommender(CALIBRATED, product, ListShape.of(0, WEIGHT));
    }

    public static ShapedRecommender rotated(LawRecommender product) {
        return new ShapedRecommender(ROTATED, product, new ListShape(0, 0, true, false));
    }

    public static ShapedRecommender explored(LawRecommender product) {
        return new ShapedRecommender(EXPLORED, product, new ListShape(0, 0, false, true));
    }

    @Override
    public String settings() {
        return shape + " " + product.settings();
    }

    @Override
    public void fit(Training training) {
        product.fit(training);
    }

    @Override
    public void score(Question question, float[] scores) {
        product.score(question, shape, scores);
    }
}
