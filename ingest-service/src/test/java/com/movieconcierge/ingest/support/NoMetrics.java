package com.movieconcierge.ingest.support;

import com.movieconcierge.ingest.domain.IngestMetrics;

/** Counts nothing. */
public final class NoMetrics implements IngestMetrics {
    @Override
    public void accepted(String source) {}

    @Override
    public void rejected(String source, String field) {}

    @Override
    public void failed(String source) {}

    @Override
    public void produced(long nanos) {}
}
