package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything that is known about it: the stages after the hydrator look nothing up.
 *
 * @param taste present for every viewer with a profile, even when the list cannot be made from it
 * @param asked what candidates are compared with; empty for a viewer of whom nothing is known
 * @param seen movieId → stars
 * @param degraded what is missing, in kebab-case; empty when all is well
 * @param readAt when the profile was read
 */
public record Query(
        RecommendationRequest request,
        IndexSnapshot index,
        Source source,
        Optional<TasteProfile> taste,
        Optional<Intent> asked,
        Map<String, Double> seen,
        List<String> degraded,
        Instant readAt) {

    public Query {
        degraded = List.copyOf(degraded);
    }

    /** What candidates are compared with, where there is anything: without, the crowd is asked. */
    public Optional<Intent> compared() {
        return asked.filter(question -> !question.vector().isZero());
    }

    /** The same knowledge, asked for another list. */
    public Query asking(RecommendationRequest other) {
        return new Query(other, index, source, taste, asked, seen, degraded, readAt);
    }

    /** Looks up everything a request needs; what cannot be had is named in the query, not thrown. */
    public interface QueryHydrator {

        Query hydrate(RecommendationRequest request);
    }

    /**
     * What is asked for.
     *
     * @param userId empty where nobody in particular asks
     * @param limit films at most; positive
     * @param genre by any of its names, any case; null for all
     * @param yearFrom first year; films without a year pass only when no year is asked for
     */
    public record RecommendationRequest(
            String userId,
            int limit,
            @Nullable String genre,
            @Nullable Integer yearFrom,
            @Nullable Integer yearTo,
            boolean excludeSeen,
            ListShape shape) {

        /** The best unseen films, whatever their kind. */
        public static RecommendationRequest of(String userId, int limit) {
            return of(userId, limit, ListShape.BEST);
        }

        /** Unseen films of all kinds. */
        public static RecommendationRequest of(String userId, int limit, ListShape shape) {
            return new RecommendationRequest(userId, limit, null, null, null, true, shape);
        }
    }

    /** What a list is made from. */
    public enum Source {
        /** The viewer's own taste. */
        PROFILE,
        /** What a prompt asks for. */
        PROMPT,
        /** The mean taste of a persona's viewers. */
        PERSONA,
        /** What others watch lately. */
        TRENDING,
        /** What others have watched; what is newest where nothing is rated. */
        POPULAR;

        /** The name in JSON and metrics. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was asked about does not exist, or not yet. */
    public static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** For a sentence like: no film "42". */
        public UnknownException(String kind, String id) {
            super("There is no " + kind + " '" + id + "', or not yet.");
        }
    }
}
