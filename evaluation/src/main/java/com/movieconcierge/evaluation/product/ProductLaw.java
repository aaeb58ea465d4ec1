package com.movieconcierge.evaluation.product;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.recommend.config.RecommendProperties;
import com.movieconcierge.recommend.domain.behaviour.BehaviourLaw;
import com.movieconcierge.recommend.domain.pipeline.ListLaw;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import java.time.Duration;

/** The laws as the product runs with them, environment variables included. */
record ProductLaw(TasteLaw taste, ScoringLaw scoring, PopularityChange.Law popularity, ListLaw lists) {
    private static final String SERVICE = "recommend-service";

    /** The same, with another least time from a viewer's last event to their question. */
    ProductLaw withLeastGap(Duration leastGap) {
        ScoringLaw with = new ScoringLaw(
                scoring.alphas(),
                scoring.lambda(),
                scoring.beta(),
                scoring.recipes(),
                scoring.popularHalfLife(),
                scoring.trendingHalfLife(),
                scoring.stated(),
                new BehaviourLaw(scoring.behaviour().weight(), leastGap));
        return new ProductLaw(taste, with, popularity, lists);
    }

    static ProductLaw configured() {
        PlatformProperties platform = YamlSettings.of(SERVICE, PlatformProperties.class);
        PlatformProperties.Popularity popularity = platform.popularity();
        RecommendProperties recommend = YamlSettings.of(SERVICE, RecommendProperties.class);
        return new ProductLaw(
                platform.taste().law(),
                recommend.scoring().law(popularity),
                new PopularityChange.Law(popularity.popularHalfLife(), popularity.trendingHalfLife()),
                recommend.lists().law());
    }
}
