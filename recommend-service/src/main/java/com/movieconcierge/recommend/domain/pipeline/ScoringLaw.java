package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Modality;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import java.time.Duration;
import java.util.Map;

/**
 * The numbers of the scoring law {@code Σₖ α'ₖ ⟨qₖ, cₖ⟩ + β · prior}.
 *
 * @param alphas weight of each modality, before renormalisation over what a film has
 * @param lambda weight of the recent scale in a query, in [0, 1]
 * @param beta weight of the popularity prior
 * @param recipes how each modality is standardised
 * @param popularHalfLife of the prior's counts
 * @param trendingHalfLife of what counts as trending
 * @param stated how what viewers state counts beside what they rate
 */
public record ScoringLaw(
        Map<Modality, Double> alphas,
        double lambda,
        double beta,
        Map<Modality, CatalogueTransform.Recipe> recipes,
        Duration popularHalfLife,
        Duration trendingHalfLife,
        StatedLaw stated) {

    public ScoringLaw {
        alphas = Map.copyOf(alphas);
        recipes = Map.copyOf(recipes);
    }
}
