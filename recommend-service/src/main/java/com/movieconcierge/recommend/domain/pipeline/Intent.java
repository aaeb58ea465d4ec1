package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.util.List;
import java.util.function.IntPredicate;

/** What candidates are compared with: a taste, a prompt. The stages know no more of it than this. */
public interface Intent {

    /** The question as vectors. */
    QueryVector vector();

    /** How its scores are taken apart. */
    Attribution attribution(RowScanner scanner, double beta);

    /** The sentence under a film; claims only what the shares and the films' records say. */
    String reason(int row, Shares shares);

    /** Whether a film may be in the list at all. */
    default boolean admits(int row) {
        return true;
    }

    /**
     * What a film should be like. One after the other narrows the candidates, where enough for the list are left; where
     * they are not, the films that meet it are only drawn to the front by their scores.
     */
    default List<IntPredicate> wishes() {
        return List.of();
    }

    /** Splits scores into what each part of the question adds. */
    @FunctionalInterface
    interface Attribution {

        /** Takes the score of a row apart. */
        Shares of(int row);
    }

    /** A viewer's taste as a question. */
    record TasteIntent(IndexSnapshot index, TasteProfile taste, TasteQuery query) implements Intent {

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
}
