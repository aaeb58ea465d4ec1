package com.movieconcierge.evaluation.product;

import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.behaviour.NextFilmFit;
import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmRidge;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.evaluation.data.Training;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.domain.behaviour.ServedBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people choose next as the product would serve it.
 *
 * @param name of the recommender that it makes of the content law
 * @param settings of the fit
 * @param leastGap shorter times since the last event count as this; empty for as the product is set
 * @param content of the films, in their order
 */
public record LearnedBehaviour(
        String name, NextFilmSettings settings, Optional<Duration> leastGap, FilmContent content) {

    ServedBehaviour fit(Training training, List<String> films) {
        NextFilmModel model = NextFilmFit.fit(training.viewers(), films, settings, content);
        long ratings =
                training.viewers().stream().mapToLong(events -> events.size()).sum();
        int learned = settings.ridge().learned(training.counts());
        var report = new BehaviourReport(
                Instant.EPOCH,
                ratings,
                training.viewers().size(),
                learned,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                0,
                0,
                Duration.ZERO,
                NextFilmRidge.systemBytes(learned, settings.ridge()));
        return new ServedBehaviour(new ModelRef("evaluated", "0"), report, model);
    }
}
