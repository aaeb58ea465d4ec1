package com.movieconcierge.embedding.domain;

import java.util.List;

/** Port: pictures of a film. Safe for concurrent use; bounded in time, memory and number. */
public interface StillSource {
    /** What {@link #of} would look at, without looking: URLs, one a line; empty when there is nothing. */
    String addresses(Movie movie);

    /** The pictures that could be had. A bad one costs itself, not the film: it is logged, counted and left out. */
    List<Still> of(Movie movie);
}
