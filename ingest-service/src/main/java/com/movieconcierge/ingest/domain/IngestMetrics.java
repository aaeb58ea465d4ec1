package com.movieconcierge.ingest.domain;

/** Counts what comes in. Per source: accepted + rejected + failed = received. */
public interface IngestMetrics {
    void accepted(String source);

    /** @param field the first field at fault */
    void rejected(String source, String field);

    /** The log could not take a valid event. */
    void failed(String source);

    /** Time from handing an event to the log until it is durable. */
    void produced(long nanos);
}
