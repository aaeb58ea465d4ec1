package com.movieconcierge.evaluation.data;

import com.movieconcierge.behaviour.ViewerEvents;
import java.util.List;

/**
 * What may be learned from.
 *
 * @param films how many there are, rated or not; they are numbered from 0
 * @param viewers their events, by number
 */
public record Training(int films, List<ViewerEvents> viewers) {

    public Training {
        viewers = List.copyOf(viewers);
    }

    /** How many events each film has. */
    public int[] counts() {
        return ViewerEvents.counts(viewers, films);
    }
}
