package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.model.ModelRef;
import java.util.Locale;
import java.util.Optional;

/**
 * How a model did on questions whose answers it was not fitted on.
 *
 * @param ndcg mean NDCG@10, in [0, 1]
 * @param popularityNdcg likewise, of the films in the order of how many rated them
 * @param popularityError standard error of the difference to it, question by question
 * @param comparison with the model that is published; empty where none is, or too few questions are new to it
 */
record TrialVerdict(
        int questions, double ndcg, double popularityNdcg, double popularityError, Optional<Comparison> comparison) {
    /** Fewer prove nothing. */
    static final int FEWEST_QUESTIONS = 100;

    /**
     * Two models on the same questions.
     *
     * @param with which model
     * @param difference by how much the mean NDCG@10 of the one that was tried is above that of the other
     * @param standardError of the difference, question by question
     */
    record Comparison(ModelRef with, int questions, double difference, double standardError) {}

    /** So many standard errors are no chance: a weak model would take the place of what films are about. */
    private static final double CLEARLY = 2;

    /** Why the model is not to be published, as a sentence; empty when it is. */
    Optional<String> objection() {
        if (!(ndcg > popularityNdcg + CLEARLY * popularityError)) {
            return Optional.of("it is not clearly above popularity");
        }
        return comparison
                .filter(other -> other.difference < -other.standardError)
                .map(other -> String.format(
                        Locale.ROOT,
                        "it is %.4f (standard error %.4f) below %s on %d questions that are new to both",
                        -other.difference,
                        other.standardError,
                        other.with,
                        other.questions));
    }

    /** The figures, for logs. */
    String figures() {
        return String.format(
                Locale.ROOT,
                "NDCG@10 %.4f, popularity %.4f (standard error of the difference %.4f), on %d questions",
                ndcg,
                popularityNdcg,
                popularityError,
                questions);
    }
}
