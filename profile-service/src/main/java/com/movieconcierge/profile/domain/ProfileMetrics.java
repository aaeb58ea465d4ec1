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
        STORE_FAILED
    }

    void count(Event event);

    /** @param lag from the record's timestamp to its effect on the taste */
    void applied(Duration lag);

    void deadLettered(String topic);
}
