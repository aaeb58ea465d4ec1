package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.recommend.adapter.http.UnderstandingView.AspectsView;
import com.movieconcierge.recommend.domain.taste.Statement;
import java.time.Instant;

/**
 * The JSON of what a viewer has stated.
 *
 * @param influence λ, in [0, 1]: its part of the viewer's query beside what they rated, now
 */
record StatedView(
        Instant statedAt,
        double influence,
        String restatement,
        AspectsView wanted,
        AspectsView less,
        AspectsView mustNots) {

    static StatedView of(Statement statement, double influence) {
        return new StatedView(
                statement.statedAt(),
                influence,
                statement.restatement(),
                AspectsView.of(statement.wanted()),
                AspectsView.of(statement.less()),
                AspectsView.of(statement.mustNots()));
    }
}
