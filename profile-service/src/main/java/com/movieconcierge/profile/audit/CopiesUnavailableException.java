package com.movieconcierge.profile.audit;

/** What readers find could not be looked at. */
public final class CopiesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CopiesUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
