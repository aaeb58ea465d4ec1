package com.movieconcierge.ingest.domain.imports;

/** Where an import stands. */
public enum ImportState {
    /** Waits for the one before it. */
    QUEUED,
    RUNNING,
    /** Waits for the log to come back, and goes on by itself. */
    PAUSED,
    DONE,
    FAILED,
    /** Stopped on request, or with the service; the same request goes on where it stopped. */
    CANCELLED;

    public boolean isFinal() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
