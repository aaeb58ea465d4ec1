package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Modality;
import com.movieconcierge.recommend.domain.behaviour.BehaviourLaw;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The numbers of the scoring law {@code Σₖ α'ₖ ⟨qₖ, cₖ⟩ + γ · behaviour + β · (prior − mean prior)}.
 *
 * @param alphas weight of each modality, before they are brought to a sum of 1
 * @param lambda weight of the recent scale in a query, in [0, 1]
 * @param beta weight of the popularity prior
 * @param recipes how each modality is standardised
 * @param popularHalfLife of the prior's counts
 * @param trendingHalfLife of what counts as trending
 * @param stated how what viewers state counts beside what they rate
 * @param behaviour how what people choose next counts; γ is its weight
 */
public record ScoringLaw(
        Map<Modality, Double> alphas,
        double lambda,
        double beta,
        Map<Modality, CatalogueTransform.Recipe> recipes,
        Duration popularHalfLife,
        Duration trendingHalfLife,
        StatedLaw stated,
        BehaviourLaw behaviour) {

    public ScoringLaw {
        alphas = Map.copyOf(alphas);
        recipes = Map.copyOf(recipes);
    }

    /**
     * How much what a viewer has stated counts beside what they rated. A statement weighs {@code w = 2^(-age / halfLife)}, and
     * with n ratings its part of the query is {@code λ = w / (w + n / ratings)}: it fades fast, and ratings take over one by one.
     *
     * @param halfLife of a statement's weight
     * @param ratings that count as much as a fresh statement; positive
     * @param leastWeight below which λ is 0, whatever was rated: else the first rating would wake what is forgotten; positive
     * @param leastInfluence below which λ is 0
     * @param bindingInfluence from which on what a statement rules out is left out of lists
     */
    public record StatedLaw(
            Duration halfLife, double ratings, double leastWeight, double leastInfluence, double bindingInfluence) {
        /**
         * λ, in [0, 1]: 1 where nothing rated counts and the statement is not too old; 0 where it is to be ignored. No rating
         * and no hour makes it greater.
         *
         * @param rated how many ratings count
         */
        public double influence(Instant statedAt, int rated, Instant now) {
            // A clock may be behind the one that wrote.
            double age = Math.max(0, Duration.between(statedAt, now).toMillis());
            double weight = Math.pow(2, -age / halfLife.toMillis());
            double influence = weight / (weight + rated / ratings);
            return weight >= leastWeight && influence >= leastInfluence ? influence : 0;
        }

        /** Whether what the statement rules out is left out. */
        public boolean isBinding(double influence) {
            return influence >= bindingInfluence;
        }
    }
}
