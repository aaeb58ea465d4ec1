package com.movieconcierge.ingest.domain.jobs;

/** Where a job stands. */
public enum JobState {
    /** Waits for the one before it. */
    QUEUED,
    RUNNING,
    /** Waits for the log, or another service, to come back, and goes on by itself. */
    PAUSED,
    DONE,
    FAILED,
    /** Stopped on request, or with the service; the same request goes on where it stopped. */
    CANCELLED;

    public boolean isFinal() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
