package com.movieconcierge.model;

import java.util.Locale;
import java.util.Optional;

/** The two time scales of a viewer's taste. */
public enum TasteScale {
    /** Exponential decay by the clock, over all ratings. */
    LONG,
    /** Geometric decay by rank among the latest ratings. */
    RECENT;

    private static final TasteScale[] ALL = values();

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, in JSON and in Avro: lower case. */
    public String key() {
        return key;
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
        for (TasteScale scale : ALL) {
            if (scale.key.equals(key)) {
                return Optional.of(scale);
            }
        }
        return Optional.empty();
    }
}
