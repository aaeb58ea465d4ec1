package com.movieconcierge.embedding.domain.flow;

/** What the flow is doing, for health. Written by one thread, read by any. */
public final class FlowState {

    /** @param reason a sentence; empty while all is well */
    public record Condition(Phase phase, String reason) {}

    public enum Phase {
        /** Models are being loaded. */
        STARTING,
        RUNNING,
        /** A fault is being retried and may pass unnoticed. */
        RETRYING,
        /** The fault lasts; tried again from time to time. */
        PAUSED,
        /** Stopped on purpose. */
        STOPPED,
        /** A bug or a model that cannot be had: nothing happens until a restart. */
        FAILED
    }

    private volatile Condition current = new Condition(Phase.STARTING, "");

    public Condition current() {
        return current;
    }

    public void set(Phase phase, String reason) {
        current = new Condition(phase, reason);
    }
}
