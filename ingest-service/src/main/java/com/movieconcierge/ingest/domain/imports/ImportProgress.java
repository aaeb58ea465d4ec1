package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.imports.Checkpoint.Phase;
import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import org.jspecify.annotations.Nullable;

/**
 * An import as seen from outside.
 *
 * @param request the files, as {@code name=path}
 * @param rejected rows that could not be used
 * @param rejectedFile where they are kept, as JSON lines; null while there are none
 * @param rate rows per second since it started or resumed
 * @param seconds since it started or resumed, pauses included
 * @param resumed whether it went on from a checkpoint
 * @param message what went wrong, or what it waits for
 */
public record ImportProgress(
        String id,
        JobState state,
        String request,
        @Nullable Phase phase,
        Count films,
        Count ratings,
        long rejected,
        @Nullable String rejectedFile,
        double rate,
        double seconds,
        boolean resumed,
        @Nullable String message) {

    /** Of a file: rows on the log, bytes read, and how much of it that is, 0 to 1. */
    public record Count(long done, long bytes, long totalBytes, double fraction) {
        static Count of(long done, long bytes, long totalBytes, boolean complete) {
            double fraction = complete ? 1 : totalBytes == 0 ? 0 : Math.min(1.0, (double) bytes / totalBytes);
            return new Count(done, bytes, totalBytes, fraction);
        }
    }
}
