package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.ViewerEvents;
import java.time.Instant;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;

/**
 * What is learned from.
 *
 * @param viewers ids, rising
 * @param events of each viewer, in order; films by their place in {@code films}
 * @param films ids, rising
 */
public record ChoiceLog(List<String> viewers, List<ViewerEvents> events, List<String> films) {
    public ChoiceLog {
        viewers = List.copyOf(viewers);
        events = List.copyOf(events);
        films = List.copyOf(films);
    }

    public long ratings() {
        return events.stream().mapToLong(ViewerEvents::size).sum();
    }

    /** How many events each film has. */
    public int[] counts() {
        return ViewerEvents.counts(events, films.size());
    }

    /** When the earliest rating was given, in whole seconds; the epoch where there is none. */
    Instant firstRatedAt() {
        return Instant.ofEpochSecond(extreme(Math::min));
    }

    /** When the latest was, likewise. */
    Instant lastRatedAt() {
        return Instant.ofEpochSecond(extreme(Math::max));
    }

    private long extreme(LongBinaryOperator which) {
        return events.stream()
                .filter(viewer -> !viewer.isEmpty())
                .flatMapToLong(viewer -> LongStream.of(viewer.time(0), viewer.time(viewer.size() - 1)))
                .reduce(which)
                .orElse(0);
    }
}
