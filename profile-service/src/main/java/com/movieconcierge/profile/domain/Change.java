package com.movieconcierge.profile.domain;

import java.util.List;
import java.util.Optional;

/**
 * What an event did to a viewer's standing ratings.
 *
 * @param seen the films concerned, with the rating that stands now
 * @param popularity the same for the films' side
 */
public record Change(List<Seen> seen, List<PopularityChange> popularity) {
    /** The event was known, or older than what holds. */
    public static final Change NONE = new Change(List.of(), List.of());

    public Change {
        seen = List.copyOf(seen);
        popularity = List.copyOf(popularity);
    }

    /**
     * A film that a viewer has rated.
     *
     * @param rating empty when it stands no more
     * @param ratedAt epoch millis
     */
    public record Seen(String movieId, Optional<Double> rating, long ratedAt) {}

    public boolean isNone() {
        return seen.isEmpty() && popularity.isEmpty();
    }
}
