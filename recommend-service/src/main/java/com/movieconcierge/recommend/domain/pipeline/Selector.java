package com.movieconcierge.recommend.domain.pipeline;

import java.util.List;

/** Chooses the list from the pool. */
public interface Selector {

    List<Scored> select(Query query, List<Scored> pool);
}
