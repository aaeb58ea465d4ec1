package com.movieconcierge.logs;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reading that is right only as a whole, begun again where a topic was rewritten in the middle of it. */
public final class WholeReading {
    private static final Logger LOG = LoggerFactory.getLogger(WholeReading.class);
    /** A rewrite takes longer than reading what it rewrites, so that hardly any reading meets a second one. */
    private static final int MOST = 3;

    private WholeReading() {}

    /**
     * What comes of the reading.
     *
     * @param reading begins at the beginning, with readers of its own and nothing of a former attempt in hand
     * @throws LogRewrittenException when topics were rewritten in the middle of three readings
     */
    public static <T> T of(Supplier<T> reading) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reading.get();
            } catch (LogRewrittenException e) {
                if (attempt == MOST) {
                    throw e;
                }
                LOG.info("Reading again: {}", e.getMessage());
            }
        }
    }
}
