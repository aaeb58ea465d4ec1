package com.movieconcierge.embedding.domain;

/** What one record says is refused; trying it again gives the same. */
public final class RefusedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
