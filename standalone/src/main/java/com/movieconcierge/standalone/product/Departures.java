package com.movieconcierge.standalone.product;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a product departs from the one that {@code up} starts.
 *
 * @param asking what recommend-service takes for the clock on the wall, which is the moment of asking; null for that clock itself
 * @param settings of all services, before their environment and their YAML
 */
public record Departures(@Nullable Clock asking, Map<String, String> settings) {
    /** There are none. */
    public static final Departures NONE = new Departures(null, Map.of());

    public Departures {
        settings = Map.copyOf(settings);
    }
}
