package com.movieconcierge.logs;

import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;

/**
 * What was being read is no longer where it was: while it was read a topic was rewritten (so that somebody is forgotten), made anew or
 * shortened by its retention. What has been handed over so far may be without records that still count: read the whole again. The
 * reader's next call begins at the beginning.
 */
public final class LogRewrittenException extends LogUnavailableException {
    private static final long serialVersionUID = 1L;

    /** @param what was read, e.g. "Topic ratings" */
    LogRewrittenException(String what, OffsetOutOfRangeException cause) {
        super(
                what + " was rewritten while it was read, at " + cause.offsetOutOfRangePartitions()
                        + ": read it again from its beginning",
                cause);
    }
}
