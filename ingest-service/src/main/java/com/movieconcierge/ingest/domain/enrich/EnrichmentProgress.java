package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import com.movieconcierge.ingest.domain.jobs.Job.JobState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enrichment as seen from outside; done + remaining = total, found + notFound + ambiguous + failed = done.
 *
 * @param request in a few words
 * @param found films known to TMDb
 * @param changed of those, written with something new
 * @param requests sent to TMDb by this run, repetitions included; answers kept on disk cost none
 * @param setAside the first films that were not found, not told apart or failed
 * @param setAsideFile where all of them are kept, as JSON lines; null while there are none
 * @param rate films per second since it started or resumed
 * @param seconds since it started or resumed, pauses included
 * @param resumed whether it went on from a checkpoint
 * @param message what went wrong, or what it waits for
 */
public record EnrichmentProgress(
        String id,
        JobState state,
        String request,
        long total,
        long done,
        long remaining,
        long found,
        long changed,
        long notFound,
        long ambiguous,
        long failed,
        long requests,
        List<SetAside> setAside,
        @Nullable String setAsideFile,
        double rate,
        double seconds,
        boolean resumed,
        @Nullable String message) {

    /** A film that was left as it is; to choose a candidate, put the film with its tmdbId. */
    public record SetAside(String movieId, String title, String reason, List<Candidate> candidates) {}
}
