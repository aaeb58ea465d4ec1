package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.embedding.domain.behaviour.HeldOut.Question;
import com.movieconcierge.embedding.domain.behaviour.TrialVerdict.Comparison;
import com.movieconcierge.model.ModelRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks a model what viewers chose that it was not fitted on, and popularity and the model before it the same. */
final class BehaviourTrial {
    private BehaviourTrial() {}

    /**
     * A model that is published already.
     *
     * @param lastRatedAt when the latest rating was given that it was fitted on: it can be asked about later ones alone
     */
    record Rival(ModelRef ref, NextFilmModel model, Instant lastRatedAt) {}

    /** @param model fitted on the training part */
    static TrialVerdict of(HeldOut heldOut, NextFilmModel model, Optional<Rival> rival) {
        List<String> films = heldOut.training().films();
        FilmRanking tried = FilmRanking.by(model, films);
        double[] gains = gains(tried, heldOut.questions());
        double[] popular = gains(FilmRanking.byPopularity(heldOut.training()), heldOut.questions());
        return new TrialVerdict(
                heldOut.questions().size(),
                mean(gains),
                mean(popular),
                standardError(differences(gains, popular)),
                rival.flatMap(other -> comparison(heldOut, tried, other)));
    }

    private static Optional<Comparison> comparison(HeldOut heldOut, FilmRanking tried, Rival rival) {
        List<Question> questions = heldOut.questions().stream()
                .filter(question -> question.moment() > rival.lastRatedAt().getEpochSecond())
                .toList();
        if (questions.size() < TrialVerdict.FEWEST_QUESTIONS) {
            return Optional.empty();
        }
        double[] differences = differences(
                gains(tried, questions),
                gains(FilmRanking.by(rival.model(), heldOut.training().films()), questions));
        return Optional.of(
                new Comparison(rival.ref(), differences.length, mean(differences), standardError(differences)));
    }

    private static double[] differences(double[] ones, double[] others) {
        double[] differences = ones.clone();
        Arrays.setAll(differences, i -> ones[i] - others[i]);
        return differences;
    }

    /** Of the mean of several values. */
    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static double[] gains(FilmRanking ranking, List<Question> questions) {
        return questions.stream().mapToDouble(ranking::ndcg).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
