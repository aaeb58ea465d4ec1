package com.movieconcierge.embedding.domain.behaviour;

import java.time.Instant;
import java.util.Locale;

/**
 * How learning goes.
 *
 * @param since when the phase began
 * @param ratings that stand, as far as the log has been read
 * @param said what became of the last attempt, as a sentence; empty before the first
 */
public record LearningStatus(Phase phase, Instant since, long ratings, String said) {
    public enum Phase {
        READING,
        /** Nothing is due. */
        IDLE,
        /** Fitting without the answers, and asking for them. */
        TRYING,
        FITTING,
        PUBLISHING,
        /** Nothing is due; what was learned last was not good enough. */
        REFUSED,
        /** Nothing is due; the last attempt did not come to an end. */
        FAILED;

        /** The name in JSON: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of an attempt: exactly one of these, unless the end of the service cuts it short. */
    public enum FitOutcome {
        PUBLISHED,
        /** Not good enough. */
        REFUSED,
        /** Just what is published already. */
        UNCHANGED,
        FAILED;

        /** The name in metrics: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
