package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.ingest.domain.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What an import leaves behind on disk: its checkpoint, and the rows it could not use. */
public interface ImportRecords {
    /** The checkpoint of an unfinished import of the same request. */
    Optional<Checkpoint> load(ImportRequest request) throws IOException;

    /** Replaces the checkpoint; atomic, so that a crash leaves the old or the new one. */
    void save(ImportRequest request, Checkpoint checkpoint) throws IOException;

    /** Forgets the checkpoint of a finished import. */
    void clear(ImportRequest request) throws IOException;

    /** Opens the rejects of a request, cut to a length: what came after that checkpoint will come again. */
    Rejects rejects(ImportRequest request, long length) throws IOException;

    /** Rows kept aside. */
    interface Rejects extends Closeable {
        void add(Row<?> row, List<Violation> violations) throws IOException;

        /** Makes what was added durable and returns the length in bytes. */
        long flush() throws IOException;

        /** Where they can be read. */
        String path();
    }
}
