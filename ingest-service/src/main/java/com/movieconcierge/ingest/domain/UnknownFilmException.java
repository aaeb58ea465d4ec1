package com.movieconcierge.ingest.domain;

import com.movieconcierge.model.Violation;

/** A rating names a film that is not in the catalogue. */
public final class UnknownFilmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownFilmException(String movieId) {
        super(violation(movieId).message());
    }

    public static Violation violation(String movieId) {
        return new Violation("movieId", "'" + movieId + "' is not in the catalogue; send the film first");
    }
}
