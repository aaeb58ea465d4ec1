package com.movieconcierge.evaluation.product;

import com.movieconcierge.behaviour.AskingGaps;
import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmRidge;
import com.movieconcierge.behaviour.RidgeSettings;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.List;

/** What people choose next, learned from the log alone. */
public final class BehaviourRecommender implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "behaviour";

    private final List<String> films;
    private final RidgeSettings settings;
    private NextFilmModel model;
    private int[] numbers;

    /** @param films ids, in their order */
    public BehaviourRecommender(List<String> films, RidgeSettings settings) {
        this.films = films;
        this.settings = settings;
        this.model = NextFilmRidge.fit(List.of(), List.of(), settings, AskingGaps.DEFAULT);
        this.numbers = new int[0];
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
        model = NextFilmRidge.fit(training.viewers(), films, settings, AskingGaps.DEFAULT);
        numbers = films.stream().mapToInt(model::number).toArray();
    }

    @Override
    public void score(Question question, float[] scores) {
        ViewerEvents history = question.history();
        double[] known = model.after(
                        history.films().map(film -> numbers[film]).toArray(), history.sinceLast(question.askedAt()))
                .scores();
        for (int film = 0; film < scores.length; film++) {
            scores[film] = numbers[film] < 0 ? 0 : (float) known[numbers[film]];
        }
    }
}
