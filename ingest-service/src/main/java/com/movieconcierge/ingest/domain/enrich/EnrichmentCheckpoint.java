package com.movieconcierge.ingest.domain.enrich;

import java.time.Instant;

/**
 * How far an enrichment is durable.
 *
 * @param startedAt of the first run of the request: what was answered since then need not be asked again
 * @param position id of the last film dealt with, in the order of ids; empty before the first
 * @param notesLength bytes of the notes that belong to films up to here
 */
public record EnrichmentCheckpoint(Instant startedAt, String position, Counts counts, long notesLength) {
    /** What became of films; changed are those that were found and written with something new. */
    public record Counts(long found, long changed, long notFound, long ambiguous, long failed) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        long done() {
            return found + notFound + ambiguous + failed;
        }

        Counts plus(Counts other) {
            return new Counts(
                    found + other.found,
                    changed + other.changed,
                    notFound + other.notFound,
                    ambiguous + other.ambiguous,
                    failed + other.failed);
        }
    }

    static EnrichmentCheckpoint start(Instant now) {
        return new EnrichmentCheckpoint(now, "", Counts.NONE, 0);
    }
}
