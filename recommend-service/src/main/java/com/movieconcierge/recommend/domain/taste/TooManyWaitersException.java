package com.movieconcierge.recommend.domain.taste;

/** A bound on what may wait is reached; trying again later may help. */
public final class TooManyWaitersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooManyWaitersException(String message) {
        super(message);
    }
}
