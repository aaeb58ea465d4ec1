package com.movieconcierge.evaluation.data;

/** What was asked for cannot be evaluated; the message says why, to whoever asked. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationException(String message) {
        super(message);
    }

    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
