package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.jobs.JobQueue;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Imports in the order they were asked for, one at a time. */
public final class ImportJobs extends JobQueue<ImportRequest, ImportJob, ImportProgress> {
    /** @param nanos a clock for durations, as {@link System#nanoTime} */
    public ImportJobs(
            ImportRunner runner,
            Function<ImportRequest, ImportFiles> files,
            Supplier<String> newId,
            LongSupplier nanos,
            Limits limits) {
        super(
                "import",
                (id, request) -> new ImportJob(id, request, files.apply(request)),
                runner::run,
                newId,
                nanos,
                limits);
    }
}
