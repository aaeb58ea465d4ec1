package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.RowSet;

/** Where candidates come from. */
public interface CandidateSource {

    RowSet candidates(Query query);
}
