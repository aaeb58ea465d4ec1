package com.movieconcierge.embedding.domain;

/** How much work is waiting. */
public interface Backlog {
    /**
     * Records of the movies topic that no embedding service has finished yet.
     *
     * @throws TransientFault when that cannot be told at the moment
     */
    long moviesBehind();
}
