package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Popularity;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What everybody watches: for viewers of whom nothing is known.
 *
 * @param trendingHalfLife of {@link Popularity#trendingWeight()}
 */
public record PopularityBaseline(Duration trendingHalfLife) {
    /** Fewer films than this with fresh ratings are no trend. */
    private static final int FEWEST_TRENDING = 10;
    /** One rating, one fast half-life ago. */
    private static final double FRESH = 0.5;

    /** Trending where enough films are, else popular. */
    public Source source(IndexSnapshot index) {
        RowSet live = index.live();
        live.retain(row -> trending(index, row) >= FRESH);
        return live.size() >= FEWEST_TRENDING ? Source.TRENDING : Source.POPULAR;
    }

    /** The candidates by weight, heaviest first; where nothing is rated the newest film first, at score 0. */
    public List<Scored> ranked(Query query, RowSet candidates, int most) {
        IndexSnapshot index = query.index();
        return IntStream.range(0, index.block().rows())
                .filter(candidates::contains)
                .mapToObj(row -> new Scored(row, weight(query.source(), index, row)))
                .sorted(Comparator.comparingDouble(Scored::score)
                        .thenComparing(scored -> year(index, scored.row()))
                        .reversed()
                        .thenComparing(scored -> index.film(scored.row()).movieId()))
                .limit(most)
                .toList();
    }

    private double weight(Source source, IndexSnapshot index, int row) {
        return source == Source.TRENDING ? Math.log1p(trending(index, row)) : index.prior(row);
    }

    private double trending(IndexSnapshot index, int row) {
        return index.row(row).popularity().trendingAt(index.priors().now(), trendingHalfLife);
    }

    private static int year(IndexSnapshot index, int row) {
        Integer year = index.film(row).year();
        return year == null ? Integer.MIN_VALUE : year;
    }

    /** A row of the index and its score. */
    public record Scored(int row, double score) {}
}
