package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.enrich.EnrichmentCheckpoint.Counts;
import com.movieconcierge.ingest.domain.enrich.EnrichmentProgress.SetAside;
import com.movieconcierge.ingest.domain.jobs.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One enrichment under way. */
public final class EnrichmentJob extends Job<EnrichmentRequest, EnrichmentProgress> {
    private static final int SHOWN = 20;

    private final LongSupplier sent;
    private long sentBefore;
    private long sentSoFar;

    private Counts counts = Counts.NONE;
    private long total;
    private long doneBefore;
    private boolean resumed;
    private final List<SetAside> setAside = new ArrayList<>();
    private @Nullable String setAsideFile;
    private boolean opened;

    /** @param sent requests of all jobs so far */
    EnrichmentJob(String id, EnrichmentRequest request, LongSupplier sent) {
        super(id, request);
        this.sent = sent;
    }

    /** @param films that are still to be dealt with */
    synchronized void opened(EnrichmentCheckpoint from, long films, String setAsideFile) {
        if (!opened) {
            opened = true;
            resumed = !from.position().isEmpty();
            doneBefore = from.counts().done();
            sentBefore = sent.getAsLong();
        }
        noteSent();
        this.setAsideFile = setAsideFile;
        counts = from.counts();
        total = counts.done() + films;
        running();
    }

    synchronized Counts counts() {
        return counts;
    }

    synchronized void count(Counts more) {
        counts = counts.plus(more);
        noteSent();
    }

    /** Takes note of the requests sent so far; after the job they are another's. */
    synchronized void noteSent() {
        sentSoFar = sent.getAsLong();
    }

    synchronized void setAside(SetAside film) {
        if (setAside.size() < SHOWN) {
            setAside.add(film);
        }
    }

    @Override
    protected synchronized long done() {
        return counts.done();
    }

    @Override
    protected synchronized String outcome() {
        return counts.done() + " of " + total + " films, " + counts.changed() + " changed, " + counts.notFound()
                + " not found, " + counts.ambiguous() + " ambiguous, " + counts.failed() + " failed, "
                + (sentSoFar - sentBefore) + " requests";
    }

    @Override
    public synchronized EnrichmentProgress progress() {
        double seconds = seconds();
        return new EnrichmentProgress(
                id(),
                state(),
                request().toString(),
                total,
                counts.done(),
                total - counts.done(),
                counts.found(),
                counts.changed(),
                counts.notFound(),
                counts.ambiguous(),
                counts.failed(),
                sentSoFar - sentBefore,
                List.copyOf(setAside),
                counts.done() == counts.found() ? null : setAsideFile,
                seconds == 0 ? 0 : (counts.done() - doneBefore) / seconds,
                seconds,
                resumed,
                message());
    }
}
