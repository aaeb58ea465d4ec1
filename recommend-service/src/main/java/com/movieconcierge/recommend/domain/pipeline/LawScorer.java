package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.index.TopK;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import java.util.List;
import java.util.stream.IntStream;

/** One dot product a film over the whole matrix for whoever asks for something; the crowd's ranking for others. */
public record LawScorer(RowScanner scanner, double beta, PopularityBaseline crowd) {
    private static final int POOL_PER_FILM = 10;
    private static final int LARGEST_POOL = 200;

    /** The pool to select from, best first. */
    public List<Scored> score(Query query, RowSet candidates) {
        int pool = pool(query.request());
        return query.compared()
                .map(asked -> scanned(query, asked.vector(), candidates, pool))
                .orElseGet(() -> crowd.ranked(query, candidates, pool));
    }

    /** Diversity needs something to choose from. */
    private static int pool(RecommendationRequest request) {
        return request.diversity() > 0
                ? Math.max(request.limit(), Math.min(LARGEST_POOL, request.limit() * POOL_PER_FILM))
                : request.limit();
    }

    private List<Scored> scanned(Query query, QueryVector vector, RowSet candidates, int pool) {
        TopK best = new TopK(pool);
        scanner.scan(query.index().block(), vector.row(), (float) beta, candidates, best);
        // In double: what the shares of the explanation add up to.
        return IntStream.of(best.drain())
                .mapToObj(row -> new Scored(
                        row,
                        vector.dot(query.index(), row) + beta * query.index().centredPrior(row)))
                .toList();
    }
}
