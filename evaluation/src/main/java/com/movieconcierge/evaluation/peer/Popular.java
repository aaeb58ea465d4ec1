package com.movieconcierge.evaluation.peer;

import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.List;

/**
 * What was rated most.
 *
 * <p>Source: MostPop in Ji, Sun, Zhang, Li: "A re-visit of the popularity baseline in recommender systems", SIGIR 2020.
 */
public final class Popular implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "popular";

    private int[] counts = new int[0];

    public static List<Recommender> candidates() {
        return List.of(new Popular());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void fit(Training training) {
        counts = training.counts();
    }

    @Override
    public void score(Question question, float[] scores) {
        for (int film = 0; film < scores.length; film++) {
            scores[film] = counts[film];
        }
    }
}
