package com.movieconcierge.recommend.domain.pipeline;

/** Looks up everything a request needs; what cannot be had is named in the query, not thrown. */
public interface QueryHydrator {

    Query hydrate(RecommendationRequest request);
}
