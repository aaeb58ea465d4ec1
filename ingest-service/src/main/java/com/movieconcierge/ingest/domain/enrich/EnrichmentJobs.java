package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.jobs.JobQueue;

/** Enrichments in the order they were asked for, one at a time: they share what TMDb grants. */
public final class EnrichmentJobs extends JobQueue<EnrichmentRequest, EnrichmentJob, EnrichmentProgress> {
    public EnrichmentJobs(EnrichmentRunner runner, FilmDatabase database, Limits limits) {
        super("enrichment", (id, request) -> new EnrichmentJob(id, request, database::requests), runner::run, limits);
    }
}
