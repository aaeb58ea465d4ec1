package com.movieconcierge.model;

import java.util.List;
import java.util.Locale;

/**
 * A slice of a published model of what people choose next. The slices of all parts, joined, are the model.
 *
 * @param part from 0
 * @param parts how many there are
 * @param slice shared, not copied: nobody writes to it
 */
public record BehaviourPart(ModelRef model, int part, int parts, byte[] slice, BehaviourReport report) {
    /** More than the largest model that anybody can hold. */
    public static final int MOST_PARTS = 4096;

    /** The key of its record. */
    public String key() {
        return key(model, part);
    }

    /** The key of a part's record. */
    public static String key(ModelRef model, int part) {
        return String.format(Locale.ROOT, "%s.%d", model.version(), part);
    }

    /** Why nobody can use it; empty when they can. */
    public List<Violation> violations() {
        return new Violations()
                .require(parts >= 1 && parts <= MOST_PARTS, "parts", "must lie in 1 to " + MOST_PARTS + ", is " + parts)
                .model("model", model)
                .moment("fittedAt", report.fittedAt())
                .moment("firstRatedAt", report.firstRatedAt())
                .moment("lastRatedAt", report.lastRatedAt())
                .number("ndcg", report.ndcg())
                .number("popularityNdcg", report.popularityNdcg())
                .require(part >= 0 && part < parts, "part", "must be below parts, is " + part + " of " + parts)
                .found();
    }
}
