package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.Statement;

/** Turns what a viewer has stated into a question; a zero one where nothing of it is in the catalogue. */
@FunctionalInterface
public interface StatedQuestions {

    Asked asked(Statement statement, IndexSnapshot index);
}
