package com.movieconcierge.profile.domain;

import java.time.Duration;

/** Port: what is counted. Every record read is applied, erased, stated, ignored or dead-lettered: the five add up to the logs. */
public interface ProfileMetrics {

    /** @param lag from the record's timestamp to its effect on the taste */
    void applied(Duration lag);

    /** A known event, or one older than what holds or than a wish to be forgotten. */
    void ignored();

    void deadLettered(String topic);

    void emitted();

    void recomputed();

    void erased();

    /** A statement, or that it is taken back. */
    void stated();

    /** A viewer has another persona than before. */
    void personaChanged();

    void storeWritten();

    void storeFailed();
}
