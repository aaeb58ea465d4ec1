package com.movieconcierge.profile.domain;

import java.time.Duration;

/**
 * Port: what is counted. Every record read is applied, erased, stated, ignored, dead-lettered or strayed: the six add up to the
 * logs.
 */
public interface ProfileMetrics {
    /** What happens besides. */
    enum Event {
        /** A known event, or one older than what holds or than a wish to be forgotten. */
        IGNORED,
        EMITTED,
        RECOMPUTED,
        ERASED,
        /** Found on another partition than its viewer's, and written once more where it belongs: another record. */
        STRAYED,
        /** A statement, or that it is taken back. */
        STATED,
        /** A viewer has another persona than before. */
        PERSONA_CHANGED,
        STORE_WRITTEN,
        STORE_FAILED,
        /** A write was a change of something else than what is stored: the viewer is written in full. */
        STORE_MISSED,
        /** A later owner of the viewer has written. */
        STORE_REFUSED,
        /** A write was given up, for a reason of its own. */
        STORE_SET_ASIDE,
        /** The store lacks what was written to it. */
        STORE_LOST,
        /** A viewer was written in full because something was missing or different. */
        STORE_REPAIRED
    }

    void count(Event event);

    /** @param lag from the record's timestamp to its effect on the taste */
    void applied(Duration lag);

    void deadLettered(String topic);
}
