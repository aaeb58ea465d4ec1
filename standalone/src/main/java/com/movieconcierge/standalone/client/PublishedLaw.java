package com.movieconcierge.standalone.client;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.PreferenceMap;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.standalone.product.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The law of taste that a running product says it applies: {@code preference} of {@code GET /v1/model}. */
public final class PublishedLaw {
    private static final int HALF_STARS = 10;

    private PublishedLaw() {}

    /** @throws Refusal when the service does not answer, or with something that is no law */
    public static TasteLaw of(ServiceClient recommend) {
        JsonNode law = recommend.get("/v1/model").path("preference");
        try {
            List<Double> preferences = IntStream.rangeClosed(1, HALF_STARS)
                    .mapToObj(half -> law.path("byRating")
                            .path(Double.toString(half / 2.0))
                            .asDouble(Double.NaN))
                    .toList();
            return new TasteLaw(
                    new PreferenceMap(preferences),
                    new ForwardDecay(
                            Instant.parse(law.path("landmark").asString("")),
                            Duration.parse(law.path("halfLife").asString(""))),
                    law.path("recentFactor").asDouble(Double.NaN),
                    law.path("recentSize").asInt(0));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Refusal("The law of taste at /v1/model cannot be read: " + e.getMessage(), e);
        }
    }

    /** How popularity is weighed by the age of ratings; throws as {@link #of}. */
    public static PopularityChange.Law popularity(ServiceClient recommend) {
        JsonNode prior = recommend.get("/v1/model").path("prior");
        try {
            return new PopularityChange.Law(
                    Duration.parse(prior.path("popularHalfLife").asString("")),
                    Duration.parse(prior.path("trendingHalfLife").asString("")));
        } catch (DateTimeException e) {
            throw new Refusal("The half-lives of popularity at /v1/model cannot be read: " + e.getMessage(), e);
        }
    }
}
