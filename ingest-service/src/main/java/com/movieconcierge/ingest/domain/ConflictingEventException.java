package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Violation;

/** An eventId was used before for something else. */
public final class ConflictingEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConflictingEventException(String eventId) {
        super("eventId '" + eventId + "' was used before for another event; an eventId names one event for good");
    }

    public Violation violation() {
        return new Violation("eventId", String.valueOf(getMessage()));
    }
}
