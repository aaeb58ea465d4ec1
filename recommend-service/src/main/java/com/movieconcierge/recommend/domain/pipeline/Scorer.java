package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.RowSet;
import java.util.List;

/** Scores candidates; returns the pool to select from, best first. */
public interface Scorer {

    List<Scored> score(Query query, RowSet candidates);
}
