package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowScanner;
import java.util.List;
import java.util.function.IntPredicate;

/** What candidates are compared with: a taste, a prompt. The stages know no more of it than this. */
public interface Asked {

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
}
