package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowScanner;
import java.util.ArrayList;
import java.util.List;

/** Lists the largest shares one by one, the others as one, and words the strongest. */
public final class ExactExplainer implements Explainer {
    private final RowScanner scanner;
    private final double beta;
    private final int mostFilms;
    private final PipelineMetrics metrics;

    /** @param mostFilms rated films that are listed one by one under a recommendation; positive */
    public ExactExplainer(RowScanner scanner, double beta, int mostFilms, PipelineMetrics metrics) {
        this.scanner = scanner;
        this.beta = beta;
        this.mostFilms = mostFilms;
        this.metrics = metrics;
    }

    @Override
    public List<Recommendation> explain(Query query, List<Scored> selected) {
        List<Recommendation> list = new ArrayList<>();
        if (query.taste().isPresent() && query.vectors().isPresent()) {
            var attribution = new Attribution(
                    query.index(), scanner, query.taste().get(), query.vectors().get(), beta);
            for (Scored scored : selected) {
                list.add(personal(list.size() + 1, query.index(), scored.row(), attribution.of(scored.row())));
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

    private Recommendation personal(int rank, IndexSnapshot index, int row, Shares shares) {
        if (shares.isInconsistent()) {
            metrics.historyDisagreed();
        }
        return new Recommendation(
                rank, index.film(row), shares.score(), Reasons.personal(index, row, shares), shares.listed(mostFilms));
    }
}
