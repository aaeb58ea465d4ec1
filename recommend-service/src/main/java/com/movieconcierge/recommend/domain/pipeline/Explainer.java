package com.movieconcierge.recommend.domain.pipeline;

import java.util.List;

/** Says why each film is in the list, in numbers that add up and in words. */
public interface Explainer {

    List<Recommendation> explain(Query query, List<Scored> selected);
}
