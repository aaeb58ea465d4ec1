package com.movieconcierge.recommend.domain.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param userId empty where nobody in particular asks
 * @param limit films at most; positive
 * @param genre by any of its names, any case; null for all
 * @param yearFrom first year; films without a year pass only when no year is asked for
 * @param diversity 0 for the best films, towards 1 for unlike ones
 */
public record RecommendationRequest(
        String userId,
        int limit,
        @Nullable String genre,
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        boolean excludeSeen,
        double diversity) {

    /** For a question without a viewer. */
    public static RecommendationRequest ofNobody(int limit) {
        return of("", limit);
    }

    /** The best unseen films, whatever their kind. */
    public static RecommendationRequest of(String userId, int limit) {
        return new RecommendationRequest(userId, limit, null, null, null, true, 0);
    }
}
