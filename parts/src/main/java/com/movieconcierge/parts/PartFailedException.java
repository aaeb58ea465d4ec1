package com.movieconcierge.parts;

/** A part could not be started. The message is a sentence for the person who started it. */
public final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartFailedException(String message) {
        super(message);
    }

    public PartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
