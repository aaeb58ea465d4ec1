package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.pipeline.Intent.Attribution;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Explainer;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists the largest shares one by one, the others as one, and words the strongest; of those that are nearly as strong one that no
 * card before it names.
 *
 * @param mostTerms rated films, or words of a prompt, that are listed one by one under a recommendation; positive
 */
public record ExactExplainer(RowScanner scanner, double beta, int mostTerms, PipelineMetrics metrics)
        implements Explainer {
    @Override
    public List<Recommendation> explain(Query query, List<Scored> selected) {
        List<Recommendation> list = new ArrayList<>();
        if (query.compared().isPresent()) {
            Intent asked = query.compared().get();
            Attribution attribution = asked.attribution(scanner, beta);
            Set<String> named = new HashSet<>();
            for (Scored scored : selected) {
                Film film = query.index().film(scored.row());
                Shares shares = attribution.of(scored.row()).sparing(named);
                list.add(personal(list.size() + 1, film, asked, scored.row(), shares));
                shares.reason().map(Contribution::film).map(Film::movieId).ifPresent(named::add);
            }
        } else {
            for (Scored scored : selected) {
                list.add(new Recommendation(
                        list.size() + 1,
                        query.index().film(scored.row()),
                        scored.score(),
                        Reasons.crowd(query, scored.row()),
                        List.of(Contribution.popularity(scored.score()))));
            }
        }
        return list;
    }

    private Recommendation personal(int rank, Film film, Intent asked, int row, Shares shares) {
        if (shares.isInconsistent()) {
            metrics.historyDisagreed();
        }
        return new Recommendation(rank, film, shares.score(), asked.reason(row, shares), shares.listed(mostTerms));
    }
}
