package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.jobs.JobQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Enrichments in the order they were asked for, one at a time: they share what TMDb grants. */
public final class EnrichmentJobs extends JobQueue<EnrichmentRequest, EnrichmentJob, EnrichmentProgress> {
    /** @param nanos a clock for durations, as {@link System#nanoTime} */
    public EnrichmentJobs(
            EnrichmentRunner runner, FilmDatabase database, Supplier<String> newId, LongSupplier nanos, Limits limits) {
        super(
                "enrichment",
                (id, request) -> new EnrichmentJob(id, request, database::requests),
                runner::run,
                newId,
                nanos,
                limits);
    }
}
