package com.movieconcierge.evaluation;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to evaluate, and how.
 *
 * @param source where the ratings come from
 * @param models by name, in the order of the report
 * @param knowsTime whether models may know the moment of asking
 * @param tieOrders how many random orders of ratings of one moment the first model is measured over; 0 for none
 * @param leftOut part of the rated films whose ratings are taken out of what is learned from, in [0, 1)
 * @param seed of everything that is left to chance
 * @param cache where models and vectors are kept
 */
public record EvaluationRequest(
        Source source, List<String> models, boolean knowsTime, int tieOrders, double leftOut, long seed, Path cache) {

    public EvaluationRequest {
        models = List.copyOf(models);
    }

    /** Where the ratings come from. */
    public sealed interface Source {

        /**
         * A MovieLens folder, split here.
         *
         * @param split such as {@code last-6}
         * @param texts JSON lines by movieId, or null
         * @param stills folder of {@code <movieId>.jpg}, or null
         */
        record MovieLens(
                Path folder,
                String split,
                @Nullable Path texts,
                @Nullable Path stills) implements Source {}

        /** A split that somebody else has made. */
        record Given(Path train, Path query, Path holdout) implements Source {}
    }
}
