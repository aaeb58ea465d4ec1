package com.movieconcierge.evaluation.product;

import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.behaviour.NextFilmFit;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.behaviour.NumberedFilms;
import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.Recommender;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.evaluation.data.Training;
import java.util.List;

/** What people choose next, learned from the log alone. */
public final class BehaviourRecommender implements Recommender {
    /** As it is asked for. */
    public static final String NAME = "behaviour";
    /** Without factors, as it is asked for. */
    public static final String RIDGE = "ridge";

    private final List<String> films;
    private final NextFilmSettings settings;
    private NumberedFilms model;

    /** @param films ids, in their order */
    public BehaviourRecommender(List<String> films, NextFilmSettings settings) {
        this.films = films;
        this.settings = settings;
        this.model = learned(List.of());
    }

    @Override
    public String name() {
        return settings.factors().isEmpty() ? RIDGE : NAME;
    }

    @Override
    public String settings() {
        return settings.toString();
    }

    @Override
    public void fit(Training training) {
        model = learned(training.viewers());
    }

    private NumberedFilms learned(List<ViewerEvents> viewers) {
        return new NumberedFilms(NextFilmFit.fit(viewers, films, settings, FilmContent.NONE), films);
    }

    @Override
    public void score(Question question, float[] scores) {
        model.score(question.history(), question.askedAt(), scores);
    }
}
