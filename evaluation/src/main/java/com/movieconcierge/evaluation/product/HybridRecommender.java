package com.movieconcierge.evaluation.product;

import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.Locale;

/** The content law plus behaviour at a weight: what the law is to become. Additive over the events, as both are. */
public final class HybridRecommender implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "hybrid";

    private final Recommender content;
    private final Recommender behaviour;
    private final double weight;

    /** @param weight of behaviour; positive */
    public HybridRecommender(Recommender content, Recommender behaviour, double weight) {
        this.content = content;
        this.behaviour = behaviour;
        this.weight = weight;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return String.format(Locale.ROOT, "weight=%.2f ", weight) + behaviour.settings();
    }

    @Override
    public void fit(Training training) {
        content.fit(training);
        behaviour.fit(training);
    }

    @Override
    public void score(Question question, float[] scores) {
        float[] learned = new float[scores.length];
        behaviour.score(question, learned);
        content.score(question, scores);
        for (int film = 0; film < scores.length; film++) {
            scores[film] += (float) weight * learned[film];
        }
    }
}
