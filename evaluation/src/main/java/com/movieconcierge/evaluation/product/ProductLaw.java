package com.movieconcierge.evaluation.product;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.recommend.config.RecommendProperties;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;

/** The laws as the product runs with them, environment variables included. */
record ProductLaw(TasteLaw taste, ScoringLaw scoring, PopularityChange.Law popularity) {
    private static final String SERVICE = "recommend-service";

    static ProductLaw configured() {
        PlatformProperties platform = YamlSettings.of(SERVICE, PlatformProperties.class);
        PlatformProperties.Popularity popularity = platform.popularity();
        return new ProductLaw(
                platform.taste().law(),
                YamlSettings.of(SERVICE, RecommendProperties.class).scoring().law(popularity),
                new PopularityChange.Law(popularity.popularHalfLife(), popularity.trendingHalfLife()));
    }
}
