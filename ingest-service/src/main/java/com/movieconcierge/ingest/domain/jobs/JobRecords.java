package com.movieconcierge.ingest.domain.jobs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** What a job leaves behind on disk: its checkpoint, and notes of what it could not use. A request is named by its text. */
public interface JobRecords<C> {
    /** The checkpoint of an unfinished job of the same request. */
    Optional<C> load(String request) throws IOException;

    /** Replaces the checkpoint; atomic, so that a crash leaves the old or the new one. */
    void save(String request, C checkpoint) throws IOException;

    /** Forgets the checkpoint of a finished job. */
    void clear(String request) throws IOException;

    /** Opens the notes of a request, cut to a length in bytes: what came after that checkpoint will come again. */
    Notes notes(String request, long length) throws IOException;

    /** What was kept aside, one entry a line. */
    interface Notes extends Closeable {
        /** @param entry written with its fields in order, those that are null left out */
        void add(Record entry) throws IOException;

        /** Makes what was added durable and returns the length in bytes. */
        long flush() throws IOException;

        /** Where they can be read. */
        String path();
    }
}
