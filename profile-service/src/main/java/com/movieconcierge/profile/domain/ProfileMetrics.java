package com.movieconcierge.profile.domain;

import java.time.Duration;

/** Port: what is counted. Every record read is applied, ignored or dead-lettered: the three add up to the log. */
public interface ProfileMetrics {

    /** @param lag from the record's timestamp to its effect on the taste */
    void applied(Duration lag);

    /** A known event, or one older than what holds. */
    void ignored();

    void deadLettered(String topic);

    void emitted();

    void recomputed();

    void erased();

    /** A viewer has another persona than before. */
    void personaChanged();

    void storeWritten();

    void storeFailed();
}
