package com.movieconcierge.ingest.domain;

/** A stream of ratings could not be taken to its end. What the summary counts as accepted is in the log. */
public final class StreamBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StreamSummary summary;
    /** True when the sender broke it off, false when this service could not go on. */
    private final boolean bySender;

    public StreamBrokenException(StreamSummary summary, boolean bySender, Throwable cause) {
        super(cause.getMessage(), cause);
        this.summary = summary;
        this.bySender = bySender;
    }

    public StreamSummary summary() {
        return summary;
    }

    public boolean bySender() {
        return bySender;
    }
}
