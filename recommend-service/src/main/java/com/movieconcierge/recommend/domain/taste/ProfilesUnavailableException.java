package com.movieconcierge.recommend.domain.taste;

/** The profile store does not answer; trying again later may help. */
public final class ProfilesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProfilesUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
