package com.movieconcierge.embedding.adapter.web;

import java.io.IOException;

/** A picture cannot be had; the message is a sentence. */
public final class PictureException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    PictureException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    PictureException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
