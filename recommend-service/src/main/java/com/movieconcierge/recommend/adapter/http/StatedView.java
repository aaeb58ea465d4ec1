package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.adapter.http.UnderstandingView.AspectsView;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.QueryVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of what a viewer has stated.
 *
 * @param influence λ, in [0, 1]: its part of the viewer's query beside what they rated, now
 * @param vectors only when asked for, and where it counts
 */
record StatedView(
        Instant statedAt,
        double influence,
        String restatement,
        AspectsView wanted,
        AspectsView less,
        AspectsView mustNots,
        @Nullable List<StatedVectorView> vectors) {

    /** What is stated as a query, in one modality's space: unit length, or zero. */
    record StatedVectorView(String modality, double[] vector) {}

    /** @param vectors null where nobody asked for them */
    static StatedView of(StatedTaste statement, double influence, @Nullable QueryVector vectors) {
        return new StatedView(
                statement.statedAt(),
                influence,
                statement.restatement(),
                AspectsView.of(statement.wanted()),
                AspectsView.of(statement.less()),
                AspectsView.of(statement.mustNots()),
                vectors == null ? null : views(vectors));
    }

    private static List<StatedVectorView> views(QueryVector vectors) {
        List<StatedVectorView> views = new ArrayList<>();
        for (BlockLayout.Block place : vectors.layout().blocks()) {
            views.add(new StatedVectorView(
                    place.modality().key(), vectors.blocks().get(views.size())));
        }
        return views;
    }
}
