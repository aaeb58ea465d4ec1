package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;

/** Turns what a viewer has stated into a question; a zero one where nothing of it is in the catalogue. */
@FunctionalInterface
public interface StatedQuestions {

    Asked asked(StatedTaste statement, IndexSnapshot index);
}
