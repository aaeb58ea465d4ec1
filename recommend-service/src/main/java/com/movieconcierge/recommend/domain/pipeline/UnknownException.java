package com.movieconcierge.recommend.domain.pipeline;

/** What was asked about does not exist, or not yet. */
public final class UnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a sentence like: no film "42". */
    public UnknownException(String kind, String id) {
        super("There is no " + kind + " '" + id + "', or not yet.");
    }
}
