package com.movieconcierge.profile.domain;

import java.util.Set;

/**
 * Port: what names viewers where readers find profiles, see {@link ProfileStore}. What is out of reach throws, and is asked again
 * in the next round.
 */
public interface ReadersNames {
    /** Whether nothing names any of these viewers. Has what does go. */
    boolean areGone(Set<String> viewers);

    /** Has the store write its files anew, with what it holds from now on. */
    Files rewriteFiles();

    /** Files that are being written anew. */
    @FunctionalInterface
    interface Files {
        /** Whether they are, or the store does not do so for us. */
        boolean areWritten();
    }
}
