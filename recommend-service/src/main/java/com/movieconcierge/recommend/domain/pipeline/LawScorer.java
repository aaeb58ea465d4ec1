package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.behaviour.BehaviourQuery;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.index.RowScanner.RowBlock;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.index.TopK;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One dot product a film over the whole matrix for whoever asks for something; the crowd's ranking for others. */
public record LawScorer(RowScanner scanner, double beta, PopularityBaseline crowd) {
    private static final int POOL_PER_FILM = 10;
    private static final int LARGEST_POOL = 200;

    /** The pool to select from, best first. */
    public List<Scored> score(Query query, RowSet candidates) {
        int pool = pool(query.request());
        return query.compared()
                .map(asked -> scanned(query, asked, candidates, pool))
                .orElseGet(() -> crowd.ranked(query, candidates, pool));
    }

    /** How many films to choose from: whatever is not simply the best needs more than the list. */
    public static int pool(RecommendationRequest request) {
        return request.shape().isBest()
                ? request.limit()
                : Math.max(request.limit(), Math.min(LARGEST_POOL, request.limit() * POOL_PER_FILM));
    }

    /**
     * Those that are nearest by content, whoever watches them; only films that are nearer than the mean film, and only where there is
     * something to be near to. With their scores by the whole law.
     */
    public List<Scored> nearest(Query query, RowSet candidates, int most) {
        return query.compared().stream()
                .flatMap(asked -> nearest(query.index(), asked, candidates, most))
                .toList();
    }

    private Stream<Scored> nearest(IndexSnapshot index, Intent asked, RowSet candidates, int most) {
        QueryVector vector = asked.vector();
        TopK best = new TopK(most);
        scanner.scan(index.block(), vector.row(), 0, candidates, best);
        return IntStream.of(best.drain())
                .filter(row -> vector.dot(index, row) > 0)
                .mapToObj(row -> new Scored(row, exact(index, vector, asked.behaviour(), row)));
    }

    private List<Scored> scanned(Query query, Intent asked, RowSet candidates, int pool) {
        QueryVector vector = asked.vector();
        Optional<BehaviourQuery> behaviour = asked.behaviour();
        TopK best = new TopK(pool);
        RowBlock block = query.index().block();
        if (behaviour.isPresent()) {
            scanner.scan(block.with(added(block, behaviour.get())), vector.row(), 1, candidates, best);
        } else {
            scanner.scan(block, vector.row(), (float) beta, candidates, best);
        }
        return IntStream.of(best.drain())
                .mapToObj(row -> new Scored(row, exact(query.index(), vector, behaviour, row)))
                .toList();
    }

    /** What is added to the dot product of each row: popularity, and what people choose next. */
    private float[] added(RowBlock block, BehaviourQuery behaviour) {
        float[] added = new float[block.rows()];
        for (int row = 0; row < added.length; row++) {
            added[row] = (float) beta * block.prior()[row];
        }
        behaviour.addTo(added);
        return added;
    }

    /** In double: what the shares of the explanation add up to. */
    private double exact(IndexSnapshot index, QueryVector vector, Optional<BehaviourQuery> behaviour, int row) {
        double next = behaviour
                .map(learned -> learned.score(index.film(row).movieId()))
                .orElse(0.0);
        return vector.dot(index, row) + next + beta * index.centredPrior(row);
    }
}
