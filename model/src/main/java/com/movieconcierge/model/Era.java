package com.movieconcierge.model;

import org.jspecify.annotations.Nullable;

/**
 * Years, both ends included.
 *
 * @param from null for an open beginning
 * @param to null for an open end
 */
public record Era(@Nullable Integer from, @Nullable Integer to) {

    /** A film without a year lies in no era. */
    public boolean contains(@Nullable Integer year) {
        return year != null && (from == null || year >= from) && (to == null || year <= to);
    }

    /** Whether it ends before it begins. */
    public boolean isBackwards() {
        return from != null && to != null && from > to;
    }
}
