package com.movieconcierge.profile.adapter.kafka.forgetting;

import java.util.Set;

/** Port: what names viewers in Redis. What is out of reach throws, and is asked again in the next round. */
public interface RedisNames {
    /** Whether no key names any of these viewers. Has those go that do. */
    boolean areGone(Set<String> viewers);

    /** Has Redis write its files anew, with what it holds from now on. */
    Files rewriteFiles();

    /** Files that are being written anew. */
    @FunctionalInterface
    interface Files {
        /** Whether they are, or Redis does not do so for us. */
        boolean areWritten();
    }
}
