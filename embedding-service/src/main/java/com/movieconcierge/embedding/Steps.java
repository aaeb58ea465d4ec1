package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.TransientFault;

/** Work that comes step by step and never ends, for {@link EmbeddingLoop}. Used by one thread. */
interface Steps extends AutoCloseable {
    /** For logs and health, e.g. embedding. */
    String name();

    /** Before the first step. */
    default void prepare() {}

    /** @throws TransientFault when something outside fails; {@link #retryLastStep} is due then */
    void step();

    /** What the last step took and did not finish comes again with the next one. */
    void retryLastStep();

    @Override
    void close();
}
