package com.movieconcierge.recommend;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.CandidateFilter;
import com.movieconcierge.recommend.domain.pipeline.DiversitySelector;
import com.movieconcierge.recommend.domain.pipeline.Explorer;
import com.movieconcierge.recommend.domain.pipeline.Explorer.Explored;
import com.movieconcierge.recommend.domain.pipeline.LawScorer;
import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Query;
import com.movieconcierge.recommend.domain.pipeline.Query.QueryHydrator;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Explainer;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How a list is made, from request to reasons:
 *
 * <pre>
 * request → query hydrator   what the viewer rated and stated as query vectors, or the crowd's; a prompt's words
 *         → candidates       every film of the catalogue
 *         → filters          seen, genre, years; what a prompt rules out, and what it wishes for
 *         → scorer           one dot product a film, plus the popularity prior
 *         → selector         the best, or the best that differ, are of the genres that were liked, are not yesterday's
 *         → explorer         one place in five for a film that has to be found out about
 *         → explainer        exact shares and a sentence
 * </pre>
 */
public record RecommendationPipeline(
        QueryHydrator hydrator,
        LawScorer scorer,
        DiversitySelector selector,
        Explorer explorer,
        Explainer explainer,
        PipelineMetrics metrics,
        Clock clock) {
    /** The list for a request; never fails for want of a profile, and names what was missing. */
    public Recommendations recommend(RecommendationRequest request) {
        return recommend(metrics.timed("hydrate", () -> hydrator.hydrate(request)));
    }

    /** The stages after the hydrator, for a question that is not a viewer's. */
    public Recommendations recommend(Query query) {
        RowSet candidates = metrics.timed("filter", () -> CandidateFilter.filtered(query));
        List<Scored> pool = metrics.timed("scan", () -> scorer.score(query, candidates));
        List<Scored> selected = metrics.timed("select", () -> selector.select(query, pool));
        Explored explored = metrics.timed("explore", () -> explorer.explore(query, candidates, selected));
        List<Recommendation> list = metrics.timed("explain", () -> explainer.explain(query, explored.list()));
        Recommendations recommendations = answer(query, explored.marked(query, list));
        metrics.served(recommendations);
        return recommendations;
    }

    private Recommendations answer(Query query, List<Recommendation> list) {
        return new Recommendations(
                query.request().userId(),
                query.taste().map(TasteProfile::persona).orElse(null),
                query.taste().map(TasteProfile::appliedOffset).orElse(-1L),
                Duration.between(query.readAt(), clock.instant()),
                query.index().version(),
                query.source(),
                query.degraded(),
                list);
    }
}
