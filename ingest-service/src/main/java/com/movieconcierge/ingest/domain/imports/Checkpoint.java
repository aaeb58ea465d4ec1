package com.movieconcierge.ingest.domain.imports;

/**
 * How far an import is durable on the log. Whatever lies behind it is sent again after a crash, under the same eventIds.
 *
 * @param fingerprint of the files
 * @param position of the last row dealt with in the phase; -1 before the first
 * @param rejectsLength bytes of the rejects file that belong to rows up to here
 */
public record Checkpoint(
        String fingerprint, Phase phase, long position, long films, long ratings, long rejected, long rejectsLength) {

    /** Films go first: a rating of an unknown film would be refused. */
    public enum Phase {
        FILMS,
        RATINGS
    }

    public static Checkpoint start(String fingerprint) {
        return new Checkpoint(fingerprint, Phase.FILMS, -1, 0, 0, 0, 0);
    }

    Checkpoint ratingsNext() {
        return new Checkpoint(fingerprint, Phase.RATINGS, -1, films, ratings, rejected, rejectsLength);
    }
}
