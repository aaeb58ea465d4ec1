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
        int[] counts = new int[films];
        for (ViewerEvents events : viewers) {
            for (int i = 0; i < events.size(); i++) {
                counts[events.film(i)]++;
            }
        }
        return counts;
    }

    /** Of the newest event, epoch seconds; 0 without any. */
    public long newest() {
        return viewers.stream()
                .filter(events -> !events.isEmpty())
                .mapToLong(events -> events.time(events.size() - 1))
                .max()
                .orElse(0);
    }
}
