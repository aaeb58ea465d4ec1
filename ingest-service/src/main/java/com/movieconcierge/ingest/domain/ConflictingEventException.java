package com.movieconcierge.ingest.domain;

/** An eventId was used before for something else. */
public final class ConflictingEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConflictingEventException(String eventId) {
        super("eventId '" + eventId + "' was used before for another event; an eventId names one event for good");
    }
}
