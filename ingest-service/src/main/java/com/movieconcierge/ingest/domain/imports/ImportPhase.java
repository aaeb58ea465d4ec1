package com.movieconcierge.ingest.domain.imports;

/** Films go first: a rating of an unknown film would be refused. */
public enum ImportPhase {
    FILMS,
    RATINGS
}
