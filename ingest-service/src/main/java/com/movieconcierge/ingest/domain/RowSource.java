package com.movieconcierge.ingest.domain;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows one after another, read only as fast as they are asked for. */
public interface RowSource<T> extends Closeable {
    /**
     * The next row, blank lines skipped; null after the last.
     *
     * @throws IOException when the source breaks off
     */
    @Nullable
    Row<T> next() throws IOException;

    /** Bytes read so far, for progress. */
    long bytesRead();
}
