package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.taste.TasteQuery;

/** A viewer's taste as a question. */
public record AskedTaste(IndexSnapshot index, TasteProfile taste, TasteQuery query) implements Asked {

    @Override
    public QueryVector vector() {
        return query.vector();
    }

    @Override
    public Attribution attribution(RowScanner scanner, double beta) {
        return new TasteAttribution(index, scanner, taste, query, beta);
    }

    @Override
    public String reason(int row, Shares shares) {
        return Reasons.personal(index, row, shares);
    }
}
