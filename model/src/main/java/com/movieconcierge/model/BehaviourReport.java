package com.movieconcierge.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/**
 * How a model of what people choose next came to be.
 *
 * @param fittedAt when the fit began; of two models the later one serves, unless an operator has decided
 * @param ratings that it was fitted on
 * @param films with ratings enough to be learned
 * @param firstRatedAt when the earliest of the ratings was given
 * @param lastRatedAt when the latest was
 * @param questions that it was tried on, fitted without their answers
 * @param ndcg mean NDCG@10 over these, every unseen film ranked; in [0, 1]
 * @param popularityNdcg likewise, of the films in the order of how many rated them
 * @param took trial and fit
 * @param fitBytes of the largest system of equations that was held at a time
 */
public record BehaviourReport(
        Instant fittedAt,
        long ratings,
        int viewers,
        int films,
        Instant firstRatedAt,
        Instant lastRatedAt,
        int questions,
        double ndcg,
        double popularityNdcg,
        Duration took,
        long fitBytes) {

    /** Of several models the one that serves comes first: the one that was fitted last; of two of one moment the lesser name. */
    public static <M> Comparator<M> newestFirst(Function<M, BehaviourReport> report, Function<M, ModelRef> model) {
        return Comparator.comparing(report.andThen(BehaviourReport::fittedAt), Comparator.<Instant>reverseOrder())
                .thenComparing(model);
    }
}
