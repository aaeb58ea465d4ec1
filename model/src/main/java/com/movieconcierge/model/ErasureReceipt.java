package com.movieconcierge.model;

import java.time.Instant;
import java.util.Map;

/**
 * That a viewer is forgotten: it was looked for traces of them everywhere, and none was left.
 *
 * @param offsets by topic and partition, as {@code ratings-3}: no record before this offset names the viewer
 */
public record ErasureReceipt(Instant doneAt, Map<String, Long> offsets) {
    /** Places of one receipt. */
    public static final int MOST_PLACES = 100;

    public ErasureReceipt {
        offsets = Map.copyOf(offsets);
    }
}
