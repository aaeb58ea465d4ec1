package com.movieconcierge.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A viewer has another persona than before.
 *
 * @param from id of the former persona; null for the first
 * @param to id of the new one; null when the viewer has none any more
 * @param version of the fit that the distances are measured in
 * @param distance to the new persona: {@code 1 − cosine}
 * @param fromDistance to the former one; null when it is no more
 */
public record PersonaChange(
        String userId,
        @Nullable String from,
        @Nullable String to,
        Instant at,
        String version,
        @Nullable Double distance,
        @Nullable Double fromDistance) {
    /** Every limit that the change breaks. */
    public List<Violation> violations() {
        return new Violations()
                .id("userId", userId)
                .name("from", from)
                .name("to", to)
                .name("version", version)
                .moment("at", at)
                .number("distance", distance)
                .number("fromDistance", fromDistance)
                .found();
    }
}
