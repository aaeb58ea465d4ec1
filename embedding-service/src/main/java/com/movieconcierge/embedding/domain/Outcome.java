package com.movieconcierge.embedding.domain;

import java.util.Locale;

/** What became of a record. Every record that was finished has exactly one. */
public enum Outcome {
    /** New DNA was written. */
    EMBEDDED,
    /** The DNA there is was made from the same content by the same models. */
    UNCHANGED,
    /** The film is gone, and so is its DNA. */
    REMOVED,
    /** A later record of the same film came in the same batch. */
    SUPERSEDED,
    /** Set aside with its reason. */
    DEAD_LETTERED;

    /** The name in metrics: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
