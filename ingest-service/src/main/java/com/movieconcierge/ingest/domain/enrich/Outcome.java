package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Candidate;
import com.movieconcierge.ingest.domain.enrich.FilmDatabase.Details;
import java.util.List;

/** What became of the search for one film. */
public sealed interface Outcome {
    record Found(Details details) implements Outcome {}

    /** The database does not know it. */
    record NotFound(String reason) implements Outcome {}

    /** It may be one of these; somebody has to say which, by its tmdbId. */
    record Ambiguous(List<Candidate> candidates) implements Outcome {}

    /** Something is wrong with the film, or with what was answered. */
    record Failed(String reason) implements Outcome {}
}
