package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Optional<Asked> asked,
        Map<String, Double> seen,
        List<String> degraded,
        Instant readAt) {

    public Query {
        degraded = List.copyOf(degraded);
    }

    /** What candidates are compared with, where there is anything: without, the crowd is asked. */
    public Optional<Asked> compared() {
        return asked.filter(question -> !question.vector().isZero());
    }
}
