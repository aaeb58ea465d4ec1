package com.movieconcierge.profile.adapter.kafka.forgetting;

import org.apache.kafka.common.TopicPartition;

/** Is told how a rewrite goes, and may end it. What it throws passes through; the next rewrite goes on from there. */
public interface RewriteWatch {
    /** Sees nothing and ends nothing. */
    RewriteWatch NONE = new RewriteWatch() {};

    /** Called several times a second; throws what is to end the rewrite. */
    default void checkCancelled() {}

    /**
     * After each transaction of copies.
     *
     * @param next the offset that is copied next
     * @param boundary where the copying ends
     */
    default void copied(TopicPartition partition, long next, long boundary) {}
}
