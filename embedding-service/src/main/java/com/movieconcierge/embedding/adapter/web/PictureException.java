package com.movieconcierge.embedding.adapter.web;

import java.io.IOException;
import java.util.Locale;

/** A picture cannot be had; the message is a sentence. */
public final class PictureException extends IOException {
    private static final long serialVersionUID = 1L;

    private final PictureFault fault;

    PictureException(PictureFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    PictureException(PictureFault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public PictureFault fault() {
        return fault;
    }

    /** Why a picture could not be had. */
    public enum PictureFault {
        /** No http or https address, or one with a password in it. */
        NO_ADDRESS,
        /** The host is, or leads to, a machine that is not public. */
        FORBIDDEN,
        /** No answer, or not in time. */
        UNREACHABLE,
        /** Another answer than the picture. */
        STATUS,
        /** More bytes or pixels than a picture needs. */
        TOO_LARGE,
        /** Too small to show anything. */
        TOO_SMALL,
        /** No picture of a kind that is read. */
        NO_PICTURE,
        /** A picture that breaks off or contradicts itself. */
        BROKEN;

        /** The name in metrics: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
