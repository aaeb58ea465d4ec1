package com.movieconcierge.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The two time scales of a viewer's taste. */
public enum TasteScale {
    /** Exponential decay by the clock, over all ratings. */
    LONG,
    /** Geometric decay by rank among the latest ratings. */
    RECENT;

    /** The name on the wire, in JSON and in Avro: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scale of a wire name.
     *
     * @throws IllegalArgumentException when no scale has that name
     */
    public static TasteScale of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Likewise; empty for a scale of the future. */
    public static Optional<TasteScale> find(String key) {
        return Stream.of(values()).filter(scale -> scale.key().equals(key)).findFirst();
    }
}
