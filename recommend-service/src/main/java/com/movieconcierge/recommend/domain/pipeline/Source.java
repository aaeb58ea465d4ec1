package com.movieconcierge.recommend.domain.pipeline;

import java.util.Locale;

/** What a list is made from. */
public enum Source {
    /** The viewer's own taste. */
    PROFILE,
    /** What a prompt asks for. */
    PROMPT,
    /** The mean taste of a persona's viewers. */
    PERSONA,
    /** What others watch lately. */
    TRENDING,
    /** What others have watched; what is newest where nothing is rated. */
    POPULAR;

    /** The name in JSON and metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
