package com.movieconcierge.ingest.domain;

import org.jspecify.annotations.Nullable;

/** Something this service stands on is not there right now; the same request may succeed later. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
