package com.movieconcierge.ingest.domain.jobs;

/** A job that cannot go on; the message says why. */
public final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobFailedException(String message) {
        super(message);
    }
}
