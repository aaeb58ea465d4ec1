package com.movieconcierge.embedding.domain.flow;

/** Broker or registry do not do their part at the moment; no record is to blame, and trying again later may help. */
public final class TransientFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence for health and log: what is missing, and what to do about it */
    public TransientFault(String message, Throwable cause) {
        super(message, cause);
    }
}
