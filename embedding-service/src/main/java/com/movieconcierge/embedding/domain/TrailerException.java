package com.movieconcierge.embedding.domain;

import java.util.Locale;

/** A trailer cannot be had; the message is a sentence. */
public final class TrailerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** No such file, or not below a folder that is allowed. */
        FORBIDDEN,
        /** No video of a kind that is read. */
        NO_VIDEO,
        /** More bytes, pixels or memory than a trailer needs. */
        TOO_LARGE,
        /** Too small to show anything. */
        TOO_SMALL,
        /** Not done in time. */
        TOO_SLOW,
        /** A video that breaks off at once or contradicts itself. */
        BROKEN,
        /** The process that looked at it died. */
        CRASHED;

        /** The name in metrics: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TrailerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public TrailerException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
