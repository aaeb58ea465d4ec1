package com.movieconcierge.recommend;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.CandidateFilter;
import com.movieconcierge.recommend.domain.pipeline.CandidateSource;
import com.movieconcierge.recommend.domain.pipeline.Explainer;
import com.movieconcierge.recommend.domain.pipeline.PipelineMetrics;
import com.movieconcierge.recommend.domain.pipeline.Query;
import com.movieconcierge.recommend.domain.pipeline.QueryHydrator;
import com.movieconcierge.recommend.domain.pipeline.Recommendation;
import com.movieconcierge.recommend.domain.pipeline.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Scorer;
import com.movieconcierge.recommend.domain.pipeline.Selector;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How a list is made, from request to reasons:
 *
 * <pre>
 * request → query hydrator   what the viewer rated and stated as query vectors, or the crowd's; a prompt's words
 *         → candidate source every film of the catalogue
 *         → filters          seen, genre, years; what a prompt rules out, and what it wishes for
 *         → scorer           one dot product a film, plus the popularity prior
 *         → selector         the best, or the best that differ
 *         → explainer        exact shares and a sentence
 * </pre>
 */
public final class RecommendationPipeline {
    private final QueryHydrator hydrator;
    private final CandidateSource source;
    private final List<CandidateFilter> filters;
    private final Scorer scorer;
    private final Selector selector;
    private final Explainer explainer;
    private final PipelineMetrics metrics;
    private final Clock clock;

    public RecommendationPipeline(
            QueryHydrator hydrator,
            CandidateSource source,
            List<CandidateFilter> filters,
            Scorer scorer,
            Selector selector,
            Explainer explainer,
            PipelineMetrics metrics,
            Clock clock) {
        this.hydrator = hydrator;
        this.source = source;
        this.filters = List.copyOf(filters);
        this.scorer = scorer;
        this.selector = selector;
        this.explainer = explainer;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The list for a request; never fails for want of a profile, and names what was missing. */
    public Recommendations recommend(RecommendationRequest request) {
        return recommend(metrics.timed("hydrate", () -> hydrator.hydrate(request)));
    }

    /** The stages after the hydrator, for a question that is not a viewer's. */
    public Recommendations recommend(Query query) {
        RowSet candidates = metrics.timed("filter", () -> filtered(query));
        List<Scored> pool = metrics.timed("scan", () -> scorer.score(query, candidates));
        List<Scored> selected = metrics.timed("select", () -> selector.select(query, pool));
        List<Recommendation> list = metrics.timed("explain", () -> explainer.explain(query, selected));
        Recommendations recommendations = answer(query, list);
        metrics.served(recommendations);
        return recommendations;
    }

    private RowSet filtered(Query query) {
        RowSet candidates = source.candidates(query);
        filters.forEach(filter -> filter.filter(query, candidates));
        return candidates;
    }

    private Recommendations answer(Query query, List<Recommendation> list) {
        return new Recommendations(
                query.request().userId(),
                query.taste().map(TasteProfile::persona).orElse(null),
                query.taste().map(TasteProfile::appliedOffset).orElse(-1L),
                Duration.between(query.readAt(), clock.instant()),
                query.index().transform().version(),
                query.source(),
                query.degraded(),
                list);
    }
}
