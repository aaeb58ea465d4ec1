package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.jobs.JobQueue;
import java.util.function.Function;

/** Imports in the order they were asked for, one at a time. */
public final class ImportJobs extends JobQueue<ImportRequest, ImportJob, ImportProgress> {
    public ImportJobs(ImportRunner runner, Function<ImportRequest, ImportFiles> files, Limits limits) {
        super("import", (id, request) -> new ImportJob(id, request, files.apply(request)), runner::run, limits);
    }
}
