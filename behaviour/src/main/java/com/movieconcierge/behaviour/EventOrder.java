package com.movieconcierge.behaviour;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;

/**
 * The order of a viewer's events, the same for whoever learns and whoever asks: by time; of one moment, which an import may give
 * to many, by film, of two ids the shorter first, so that numbers rise.
 */
public final class EventOrder {
    private static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private EventOrder() {}

    /** The earliest first. */
    public static <T> Comparator<T> of(Function<? super T, Instant> ratedAt, Function<? super T, String> movieId) {
        return Comparator.<T, Instant>comparing(ratedAt).thenComparing(movieId, BY_ID);
    }
}
