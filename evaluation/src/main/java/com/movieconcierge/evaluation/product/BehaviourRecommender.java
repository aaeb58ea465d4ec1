package com.movieconcierge.evaluation.product;

import com.movieconcierge.behaviour.AskingGaps;
import com.movieconcierge.behaviour.NextFilmRidge;
import com.movieconcierge.behaviour.RidgeSettings;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.List;

/** What people choose next, learned from the log alone. */
public final class BehaviourRecommender implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "behaviour";

    private final RidgeSettings settings;
    private NextFilmRidge ridge = NextFilmRidge.fit(List.of(), 0, RidgeSettings.DEFAULT, AskingGaps.DEFAULT);

    public BehaviourRecommender(RidgeSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String settings() {
        return settings.toString();
    }

    @Override
    public void fit(Training training) {
        ridge = NextFilmRidge.fit(training.viewers(), training.films(), settings, AskingGaps.DEFAULT);
    }

    @Override
    public void score(Question question, float[] scores) {
        ridge.score(question.history(), question.askedAt(), scores);
    }
}
